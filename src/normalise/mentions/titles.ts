/** Titles and descriptions before the name of a person: "North Korean leader", "the club's longtime treasurer". */
import { type Draft, type NounSense, type TitleFound, textOf, type Workspace } from './draft.ts';
import { genderByNoun, isPersonSense, nounSense } from './nouns.ts';

/** Tags of the words that can stand in a row before a name. */
export const inChain: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET']);

/** The left edge of the words before a name: nouns, adjectives, names and possessors, back to a verb, preposition or mark. */
export function chainStart(workspace: Workspace, from: number): number {
  const { document, owner } = workspace;
  const { tokens } = document;
  const { sentence } = tokens[from]!;
  let first = from;
  for (let index = from - 1; index >= 0 && from - index < 16; index--) {
    const token = tokens[index]!;
    if (token.sentence !== sentence || workspace.lookups.word('month').has(token.lower)) break;
    const hyphen =
      /^[-‐‑–]$/.test(token.text) && tokens[index - 1]?.end === token.start && tokens[index + 1]?.start === token.end;
    const possessive = token.tag === 'POS' || token.tag === 'PRP$';
    const participle =
      ((token.tag === 'VBN' || token.tag === 'VBG') && token.relation === 'amod') ||
      workspace.lookups.word('office-word').has(token.lower);
    if (!hyphen && !possessive && !participle && !inChain.has(token.pos) && owner[index]?.form !== 'name') break;
    first = index;
    if (token.pos === 'DET' && tokens[index - 1]?.lower !== 'all') break;
    if (token.tag === 'PRP$') break;
  }
  while (first < from && /^[-‐‑–]$/.test(tokens[first]!.text)) first++;
  while (first < from && workspace.lookups.word('time-noun').has(tokens[first]!.lower)) first++;
  return first;
}

/** What the words of a title say besides the title: whose it is and of which body. */
export function readTitle(workspace: Workspace, first: number, last: number, sense: NounSense | undefined): TitleFound {
  const { document, owner, lookups } = workspace;
  const { tokens } = document;
  let from = first;
  let country: string | undefined;
  let organisation: Draft | undefined;
  let organisationName: string | undefined;
  while (from < last && (tokens[from]!.pos === 'DET' || tokens[from]!.tag === 'PRP$')) from++;
  for (let index = from; index <= last; index++) {
    const draft = owner[index];
    if (draft === undefined || draft.form !== 'name' || draft.coreFirst !== index || draft.coreLast > last) continue;
    const form = draft.kind === 'person' ? undefined : draft.forms[0];
    const code = form && 'country' in form.entry ? form.entry.country : undefined;
    const ofCountry = form !== undefined && (form.entry.type === 'country' || form.entry.type === 'nationality');
    if (ofCountry) country ??= code;
    else if (draft.kind === 'organisation' || form?.entry.type === 'organisation' || form?.entry.type === 'media')
      organisation ??= draft;
    if (code !== undefined && !ofCountry) country ??= code;
    if (draft.coreFirst === from) {
      const next = tokens[draft.coreLast + 1];
      if (
        ofCountry ||
        organisation === draft ||
        next?.tag === 'POS' ||
        form?.entry.type === 'region' ||
        form?.entry.type === 'city'
      )
        from = draft.coreLast + 1;
      if (next?.tag === 'POS') from = draft.coreLast + 2;
    }
    if (draft.kind === 'person' && tokens[draft.coreLast + 1]?.lower === 'campaign') {
      organisationName = `${textOf(workspace, draft.coreFirst, draft.coreLast)} campaign`;
      from = Math.max(from, draft.coreLast + 2);
    }
    index = Math.max(index, draft.coreLast);
  }
  for (let index = last; index > from; index--) {
    if (tokens[index]!.tag === 'POS') from = Math.min(index + 1, last);
  }
  while (from < last && (tokens[from]!.tag === 'POS' || tokens[from]!.pos === 'PUNCT')) from++;
  const { title, role } = sense ?? {};
  const sector = title?.sector ?? (role?.sector === 'UNK' ? undefined : role?.sector);
  const says = (list: string): boolean => tokens.slice(first, last).some(({ lower }) => lookups.word(list).has(lower));
  return {
    title: textOf(workspace, Math.min(from, last), last),
    first: Math.min(from, last),
    last,
    ...(organisation && { organisation }),
    ...(organisationName && { organisationName }),
    ...(country !== undefined ? { country } : title?.country !== undefined && { country: title.country }),
    official: title?.official ?? role?.kind === 'official',
    expert: role?.kind === 'expert',
    past: says('past-office'),
    opposing: says('opposing-office'),
    ...(sector && { sector }),
    ...(title?.gender && { gender: title.gender }),
    ...(sense && { canonical: sense.noun }),
  };
}

/** A noun in small letters that the parse takes for a description of the name: "moderator Ada Moor". */
function describedBy({ document, lookups }: Workspace, draft: Draft, index: number): NounSense | undefined {
  const { tag, relation, head, lemma } = document.tokens[index]!;
  const under = head >= draft.coreFirst && head <= draft.coreLast;
  if (tag !== 'NN' || relation !== 'nmod:desc' || !under || lookups.word('time-noun').has(lemma) || draft.kind !== 'person')
    return undefined;
  return { rule: 'description', kind: 'person', plural: false, noun: lemma, first: index };
}

/** Gives a mention the words of a description; whoever possesses it ("its leader", "the club's chairman") is somebody else. */
export function takeTokens({ document, owner }: Workspace, draft: Draft, first: number, last: number): void {
  let from = last;
  while (from > first && document.tokens[from]!.tag !== 'POS' && document.tokens[from]!.tag !== 'PRP$') from--;
  const { tag } = document.tokens[from]!;
  for (let index = tag === 'POS' || tag === 'PRP$' ? from + 1 : from; index <= last; index++) owner[index] ??= draft;
}

/** Titles and descriptions directly before a name of a person, with or without capitals. */
export function takeTitlesBefore(workspace: Workspace, draft: Draft): void {
  const { document, facts } = workspace;
  const { tokens } = document;
  let edge = draft.coreFirst;
  for (let count = 0; count < 3; count++) {
    const before = edge - 1;
    const token = tokens[before];
    if (token === undefined || token.sentence !== tokens[edge]!.sentence) break;
    const honorific = facts.forms.titleEnding.get(before);
    const sense = nounSense(workspace, before) ?? describedBy(workspace, draft, before);
    const honour = honorific?.forms.some((form) => form.entry.titleKind === 'honorific') ?? false;
    if (!honour && !isPersonSense(sense)) break;
    if (!honour && token.pos !== 'NOUN' && token.pos !== 'PROPN' && !facts.forms.titleEnding.has(before)) break;
    const first = honour ? honorific!.first : chainStart(workspace, sense!.first);
    if (honour) {
      const { entry } = honorific!.forms[0]!;
      draft.gender = entry.gender ?? draft.gender;
      draft.person = 'sure';
    } else {
      draft.titles.push(readTitle(workspace, first, before, sense));
      if (sense!.title?.beforeName) draft.person = 'sure';
      else draft.person ??= 'likely';
      draft.gender ??= sense!.title?.gender ?? genderByNoun(workspace, before);
    }
    takeTokens(workspace, draft, first, edge - 1);
    edge = first;
    draft.heads.push(before);
    if (!honour) break;
  }
  if (edge < draft.first) draft.first = edge;
  const party = tokens[edge - 1];
  if (
    party !== undefined &&
    edge === draft.coreFirst &&
    tokens[edge]!.sentence === party.sentence &&
    party.pos === 'ADJ' &&
    party.head >= draft.coreFirst &&
    party.head <= draft.coreLast
  ) {
    draft.first = chainStart(workspace, edge);
  }
}
