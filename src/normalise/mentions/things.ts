/** Names of things: what is made has a name too ("the lander, called Vane"), and so have drugs and chemicals ("Quint-M"). */
import type { Workspace } from './draft.ts';

/** The noun that a name is given to: before it, behind its comma, or over "called". */
function nounNamed({ document: { tokens }, lookups }: Workspace, first: number, last: number): number {
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  if (before === undefined || before.sentence !== tokens[first]!.sentence) return -1;
  if (lookups.word('naming-participle').has(before.lower)) return tokens[first - 2]?.text === ',' ? first - 3 : first - 2;
  if (before.text === ',') return after?.text === ',' && tokens[last + 2]?.pos !== 'CCONJ' ? first - 2 : -1;
  return after?.tag === 'VBD' && after.sentence === before.sentence ? -1 : first - 1;
}

/** Whether a stretch of capitalised words that no list knows is the name of a thing. */
export function isThing(workspace: Workspace, first: number, last: number): boolean {
  const { document, lookups } = workspace;
  const { tokens } = document;
  const end = tokens[last]!;
  const next = tokens[last + 1];
  const glued = next !== undefined && next.start === end.end && tokens[last + 2]?.start === next.end;
  if (glued && /^[,/]$/.test(next.text) && /^\p{L}+$/u.test(tokens[last + 2]!.text)) return true;
  const hyphen = tokens[last - 1];
  const joined = last > first && /^[-‐‑–]$/.test(hyphen!.text) && hyphen!.end === end.start;
  if (joined && (/^\p{Lu}$/u.test(end.text) || /\d/.test(end.text))) return true;
  const noun = tokens[nounNamed(workspace, first, last)];
  return noun?.pos === 'NOUN' && lookups.word('thing-noun').has(noun.lemma);
}
