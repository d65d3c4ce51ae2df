/** The words of one verb with its auxiliaries, and what they make of it: passive, negated, modal. */
import { finiteTags } from '../syntax/finite-tags.ts';
import type { Range, Scene } from './scene.ts';

export interface VerbGroup extends Range {
  readonly verb: number;
  readonly passive: boolean;
  readonly negated: boolean;
  /** "might", "may", "could", "would". */
  readonly modal: string | undefined;
  /** VBG, VBN without auxiliary, or infinitive: it has no subject of its own. */
  readonly finite: boolean;
  readonly infinitive: boolean;
}

const negations: ReadonlySet<string> = new Set([
  'not',
  "n't",
  'never',
  'no',
  'n’t',
  'neither',
  'nor',
  'hardly',
  'scarcely',
  'rarely',
]);

/** Reads the group of a verb. `range` is the cue's own words, particle included. */
export function verbGroup(scene: Scene, verb: number, range: Range): VerbGroup {
  const { tokens, children } = scene;
  const parts = children[verb]!.filter((child) => child < verb && /^(?:aux|cop|advmod|mark)/.test(tokens[child]!.relation));
  const auxiliaries = parts.filter((child) => tokens[child]!.relation.startsWith('aux'));
  const own = tokens[verb]!;
  const passive = auxiliaries.some((at) => tokens[at]!.relation === 'aux:pass');
  let first = verb;
  for (let at = verb - 1; at >= 0 && verb - at < 8; at--) {
    const token = tokens[at]!;
    if (token.sentence !== own.sentence) break;
    const belongs = parts.includes(at) && (token.relation !== 'mark' || token.lower === 'to');
    if (!belongs && !(token.pos === 'ADV' && token.head === verb)) break;
    first = at;
  }
  const negated = children[verb]!.some((child) => negations.has(tokens[child]!.lower));
  const modal = auxiliaries
    .map((at) => tokens[at]!.lower)
    .find((word) => /^(?:might|may|could|would|should|can|will|must)$/.test(word));
  const infinitive = parts.some((at) => tokens[at]!.lower === 'to' && tokens[at]!.relation === 'mark');
  const finite =
    !infinitive &&
    (finiteTags.has(own.tag) || auxiliaries.some((at) => finiteTags.has(tokens[at]!.tag)) || auxiliaries.length > 0);
  return { verb, first, last: range.last, passive, negated, modal, finite, infinitive };
}
