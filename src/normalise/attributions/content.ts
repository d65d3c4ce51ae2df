/** What is found of content: a range in a shape, and whether a clause stands in one. */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import type { Found } from './draft.ts';
import { reachForward, type Scene, trimMarks } from './scene.ts';

/** Content in a range, without marks about it and with the rest of a quotation that begins in it; nothing where no word is left. */
export const found = (scene: Scene, shape: CueFrame, first: number, last: number): Found | undefined => {
  const content = trimMarks(scene, { first, last });
  return content && { shape, content: [reachForward(scene, content)] };
};

/** Whether a clause begins at a token: a finite verb comes before the clause could end, and not in a relative clause first. */
export function isClause(scene: Scene, first: number, last: number, strict = false): boolean {
  for (let at = first; at <= last; at++) {
    const { tag, lower } = scene.tokens[at]!;
    if (finiteTags.has(tag)) return true;
    if (strict && at > first && (/^W/.test(tag) || (lower === 'that' && tag !== 'DT'))) return false;
  }
  return false;
}
