/** How much speaks for a stretch of capitalised words being a person's name. */
import type { Workspace } from './draft.ts';
import { capital, capitals } from './token-facts.ts';

const ascii = /^[\x20-\x7e]*$/;

/** Lower case without diacritics. */
export const plainLower = (text: string): string =>
  ascii.test(text) ? text.toLowerCase() : text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The gender that the first word gives as a given name. */
export function givenGender(workspace: Workspace, first: number): 'female' | 'male' | undefined {
  const gender = workspace.lexicon.givenNames.get(plainLower(workspace.document.tokens[first]!.lower));
  return gender === 'either' ? undefined : gender;
}

const openQuote = /^[“"‘'`]+$/;

/** Words of a stretch that can be a person's name, and how much speaks for one. */
export function personScore(workspace: Workspace, first: number, last: number): number {
  const { document, lexicon, lookups, facts } = workspace;
  const { tokens } = document;
  const words = tokens.slice(first, last + 1).filter((token) => capital.test(token.text));
  if (words.length === 0 || words.length > 5) return -5;
  let score = 0;
  const given = lexicon.givenNames.has(plainLower(words[0]!.lower));
  if (given) score += 2;
  if (words.slice(1).some((token) => /^\p{Lu}\.?$/u.test(token.text))) score += 2;
  if (/^(?:\p{Lu}\.){1,3}$/u.test(words[0]!.text) && words.length > 1) score += 2;
  if (lexicon.surnameFirst.has(plainLower(words[0]!.lower)) && words.length > 1 && words.length <= 3) score += 1.5;
  if (
    tokens
      .slice(first + 1, last)
      .some((token) => lexicon.surnameParticles.has(token.lower) && !lookups.word('name-joiner').has(token.lower))
  )
    score += 1.5;
  const unlike = words.filter((token) => token.pos !== 'PROPN' && token.pos !== 'X' && !/\./.test(token.text)).length;
  if (unlike > 0 && !given) score -= 0.5 * unlike;
  if (openQuote.test(tokens[first - 1]?.text ?? '') && /^[”"’']|^''$|^,$/.test(tokens[last + 1]?.text ?? '')) score -= 2;
  if (tokens[first - 1]?.lower === 'the' || tokens[first - 1]?.lower === 'a') score -= 3;
  for (const token of words) if (facts.small.has(token.lower) && !given) score -= 1;
  if (
    words.length > 1 &&
    words.some((token) => token.text.length > 3 && capitals.test(token.text)) &&
    !facts.shouting(tokens[first]!.sentence)
  )
    score -= 1;
  if (words.length === 1) score -= 1;
  else if (words.length <= 3 && (given || usedAlone(workspace, last) || isFlat(workspace, first, last))) score += 0.5;
  else score -= 0.25;
  return score + contextScore(workspace, first, last);
}

/** Whether the parse takes the words for the parts of one name and not for a noun with what describes it. */
const isFlat = ({ document: { tokens } }: Workspace, first: number, last: number): boolean =>
  tokens.slice(first + 1, last + 1).every(({ relation, head }) => relation === 'flat' && head >= first);

/** Whether the last word stands by itself elsewhere, as surnames do. */
function usedAlone({ document, facts }: Workspace, last: number): boolean {
  const { tokens } = document;
  return (facts.alone.get(tokens[last]!.lower) ?? 0) > 0;
}

/** What the sentence says: people speak, are aged, and are followed by what they are. */
export function contextScore(workspace: Workspace, first: number, last: number): number {
  const { document, lookups } = workspace;
  const { tokens } = document;
  let score = 0;
  for (let index = first; index <= last; index++) {
    const { head, relation } = tokens[index]!;
    const governor = tokens[head];
    if (governor === undefined || (head >= first && head <= last)) continue;
    if (relation === 'nsubj' && lookups.word('person-verb').has(governor.lemma)) score += 1;
  }
  const comma = tokens[last + 1];
  if (comma?.text === ',' && tokens[last + 2]?.sentence === comma.sentence) {
    const after = tokens[last + 2]!;
    if (/^\d{2}$/.test(after.text) && /^[,.]$/.test(tokens[last + 3]?.text ?? '')) score += 2.5;
    if (workspace.facts.forms.roleAt[after.index] || workspace.facts.forms.titleAt[after.index]) score += 1;
    const next = tokens[last + 3];
    if (after.pos === 'DET' && next && (workspace.facts.forms.roleAt[next.index] || workspace.facts.forms.titleAt[next.index]))
      score += 1;
  }
  const before = tokens[first - 1];
  if (
    before !== undefined &&
    before.sentence === tokens[first]!.sentence &&
    lookups.word('person-verb').has(before.lemma) &&
    before.pos === 'VERB'
  )
    score += 0.5;
  return score;
}
