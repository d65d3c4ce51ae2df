/** Stretches of capitalised words that can be a name together, with the small words that names hold inside. */

import type { Workspace } from './draft.ts';
import type { TokenRange } from './noun-phrase.ts';
import { capital } from './token-facts.ts';

const adjoining = (workspace: Workspace, left: number, right: number): boolean => {
  const { tokens } = workspace.document;
  return tokens[left]!.end === tokens[right]?.start;
};

const sameSentence = ({ document: { tokens } }: Workspace, left: number, right: number): boolean =>
  tokens[right] !== undefined && tokens[right].sentence === tokens[left]!.sentence;

/** A hyphen without blanks after `last`: the index of the name's next token, or −1 where the name ends before the hyphen. */
function overHyphen(workspace: Workspace, first: number, last: number): number {
  const { document, lookups, facts } = workspace;
  const hyphen = document.tokens[last + 1];
  const next = document.tokens[last + 2];
  if (hyphen === undefined || next === undefined || !/^[-‐‑–]$/.test(hyphen.text)) return -1;
  if (!adjoining(workspace, last, last + 1) || !adjoining(workspace, last + 1, last + 2)) return -1;
  const before = endingForm(workspace, first, last);
  if (capital.test(next.text)) {
    const after = facts.forms.authorityAt[next.index];
    const spans = facts.forms.authorityAt.slice(first, last + 1).some((form) => form !== undefined && form.last > last);
    return spans || before === undefined || after === undefined ? next.index : -1;
  }
  if (before !== undefined || lookups.word('hyphen-suffix').has(next.lower)) return -1;
  if (!/^\p{Ll}{2,8}$/u.test(next.text) || /^VB/.test(next.tag)) return -1;
  const after = document.tokens[last + 3];
  return after !== undefined && /^[-‐‑–]$/.test(after.text) && adjoining(workspace, last + 2, last + 3) ? -1 : next.index;
}

/** The authority's form that ends at a token. */
function endingForm({ facts }: Workspace, first: number, last: number) {
  for (let index = first; index <= last; index++) {
    const form = facts.forms.authorityAt[index];
    if (form?.last === last) return form;
  }
  return undefined;
}

/** "Fishermen's Association", "People's Party": a plural in the possessive before the word for a body. */
function overPossessive({ document, lookups, facts }: Workspace, last: number): number {
  const { tokens } = document;
  const ending = tokens[last + 1];
  const word = tokens[last]!;
  if (ending?.tag !== 'POS' || facts.forms.authorityAt[last]?.last === last) return -1;
  const plural =
    word.tag === 'NNPS' ||
    word.tag === 'NNS' ||
    (ending.text.length === 1 && /s$/.test(word.lower)) ||
    lookups.word('plural-people').has(word.lower);
  if (!plural) return -1;
  let end = last + 2;
  while (end < last + 6 && tokens[end]?.sentence === word.sentence && facts.canName(end)) end++;
  return end > last + 2 && lookups.headsLast.get(tokens[end - 1]!.text)?.kind === 'organisation' ? last + 2 : -1;
}

/** A hyphen without blanks after a token: "al-" in "al-Vane". */
const hyphenAfter = (workspace: Workspace, index: number): boolean =>
  /^[-‐‑–]$/.test(workspace.document.tokens[index + 1]?.text ?? '') &&
  adjoining(workspace, index, index + 1) &&
  adjoining(workspace, index + 1, index + 2);

/** A small word after `last`: the index of the name's next token where the name goes on over it. */
function overJoiner(workspace: Workspace, first: number, last: number): number {
  const { document, lookups, lexicon, facts } = workspace;
  const { tokens } = document;
  const joiner = tokens[last + 1];
  if (joiner === undefined || !sameSentence(workspace, last, last + 1)) return -1;
  const inForm = facts.forms.authorityAt[first];
  if (inForm !== undefined && inForm.last > last) return last + 1;
  let next = last + 2;
  if (!sameSentence(workspace, last, next)) return -1;
  if (joiner.text === '&') return facts.canName(next) ? next : -1;
  if (lexicon.surnameParticles.has(joiner.lower) && !capital.test(joiner.text)) {
    while (
      sameSentence(workspace, last, next) &&
      lexicon.surnameParticles.has(tokens[next]!.lower) &&
      !capital.test(tokens[next]!.text)
    )
      next++;
    if (hyphenAfter(workspace, last + 1) && capital.test(tokens[last + 3]?.text ?? '')) return last + 3;
    const known = endingForm(workspace, last, last)?.forms.some((form) => !form.ambiguous || form.prior === 'likely') ?? false;
    const closed = known || lookups.word('name-joiner').has(joiner.lower);
    if (!closed && sameSentence(workspace, last, next) && facts.canName(next)) return next;
  }
  if (joiner.lower === 'and' && joinsBody(workspace, first, last)) return last + 2;
  if (!lookups.word('name-joiner').has(joiner.lower) || !/^\p{Ll}+$/u.test(joiner.text)) return -1;
  return overPreposition(workspace, first, last, joiner.lower);
}

/** "Food and River Agency": one word on the left, and a body's name on the right that no one else has. */
function joinsBody({ document, facts, lookups, lexicon }: Workspace, first: number, last: number): boolean {
  const { tokens } = document;
  if (last - first > 1 || facts.forms.inAuthority[last] === 1 || lexicon.givenNames.has(tokens[first]!.lower)) return false;
  let end = last + 2;
  while (
    end < last + 6 &&
    tokens[end]?.sentence === tokens[last]!.sentence &&
    facts.canName(end) &&
    facts.forms.inAuthority[end] !== 1
  )
    end++;
  return (
    end - last > 3 &&
    lookups.headsLast.get(tokens[end - 1]!.text)?.kind === 'organisation' &&
    !lookups.headsLast.has(tokens[last]!.text)
  );
}

/** "Ministry of", "Center for", "Committee on Rivers and Lakes". */
function overPreposition(workspace: Workspace, first: number, last: number, joiner: string): number {
  const { document, lookups, facts } = workspace;
  const { tokens } = document;
  const words = tokens.slice(first, last + 1);
  const headed = words.some((token) => lookups.headsFirst.has(token.text));
  const preposition = words.some((token) => /^(?:of|for|on)$/.test(token.lower));
  let next = last + 2;
  if (joiner === 'and') {
    if (!headed || !preposition || facts.forms.authorityAt[next] !== undefined) return -1;
    const form = endingForm(workspace, first, last);
    return form === undefined && facts.canName(next) && tokens[next]!.pos !== 'VERB' ? next : -1;
  }
  if (!lookups.word('head-joiner').has(joiner)) return -1;
  const head =
    lookups.headsFirst.get(tokens[last]!.text) ?? (preposition ? undefined : lookups.headsFirst.get(tokens[first]!.text));
  if (head === undefined || (joiner !== 'of' && head.kind !== 'organisation') || /^(?:in|to)$/.test(joiner)) return -1;
  if (joiner === 'on' && !lookups.word('head-before-on').has(tokens[last]!.lower)) return -1;
  if (tokens[next]?.lower === 'the' && sameSentence(workspace, last, next + 1)) next++;
  return facts.canName(next) ? next : -1;
}

/** "Jr.", "III", ", Inc." after a name. */
function overSuffix(workspace: Workspace, last: number): number {
  const { document, lexicon, lookups } = workspace;
  const next = document.tokens[last + 1];
  if (next === undefined || !sameSentence(workspace, last, last + 1)) return last;
  if (lexicon.nameSuffixes.has(next.text)) return last + 1;
  const after = document.tokens[last + 2];
  if (next.text !== ',' || after === undefined || !sameSentence(workspace, last, last + 2) || !capital.test(after.text))
    return last;
  return lexicon.nameSuffixes.has(after.text) || lookups.word('corporate-suffix').has(after.lower) ? last + 2 : last;
}

/** Where a form of the authority or a capitalised title that begins at a token ends; the token itself where there is none. */
function spanAt({ facts, document }: Workspace, index: number): number {
  const title = facts.forms.titleAt[index];
  const last = title !== undefined && capital.test(document.tokens[title.last]!.text) ? title.last : index;
  return Math.max(last, facts.forms.authorityAt[index]?.last ?? index);
}

/** The stretch that begins at a token which can be part of a name. */
export function runFrom(workspace: Workspace, first: number): TokenRange {
  const { facts } = workspace;
  let last = spanAt(workspace, first);
  for (let count = 0; count < 16; count++) {
    let next = -1;
    if (sameSentence(workspace, last, last + 1) && facts.canName(last + 1)) next = last + 1;
    if (next < 0) next = overHyphen(workspace, first, last);
    if (next < 0) next = overPossessive(workspace, last);
    if (next < 0) next = overJoiner(workspace, first, last);
    if (next < 0) break;
    last = spanAt(workspace, next);
  }
  return { first, last: overSuffix(workspace, last) };
}
