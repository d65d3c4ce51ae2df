/** Attributions by predicates: "X is confident that …", "X was critical of …". */

import { complementOf } from './complement.ts';
import type { CueMatch } from './cue-index.ts';
import type { Draft } from './draft.ts';
import type { Lists } from './lists.ts';
import { nounContent } from './nouns.ts';
import { bounds, type Scene } from './scene.ts';
import { subjectOf } from './source.ts';
import { sourceRange } from './source-span.ts';
import { verbGroup } from './verb-group.ts';

/** The attribution that a predicate makes, or why it makes none. */
export function adjectiveDraft(scene: Scene, match: CueMatch, lists: Lists): Draft | string {
  const { tokens, children } = scene;
  const within = bounds(scene, match.head);
  const copula = children[match.head]!.some((child) => tokens[child]!.relation === 'cop');
  const predicative = copula || tokens[match.head]!.relation === 'xcomp' || tokens[match.head]!.relation === 'conj';
  if (!predicative) return 'no predicate';
  const subject = subjectOf(scene, match.head);
  if (!subject) return 'nobody it is said of';
  const group = verbGroup(scene, match.head, match.range);
  for (const row of match.rows) {
    const frames = new Set(row.frames);
    const found = nounContent(scene, match.head, frames, within) ?? complementOf(scene, group, frames, undefined, lists);
    if (!found) continue;
    const source = sourceRange(scene, subject.head, group, within);
    return {
      row,
      shape: found.shape,
      cue: [{ first: group.first, last: match.range.last }],
      head: match.head,
      sourceHead: subject.head,
      source: [source],
      content: found.content,
      negated: group.negated,
      modal: group.modal,
    };
  }
  return 'no content in a shape that the cue takes';
}
