/**
 * What stands around a name and belongs to it: a title or description before it ("North Korean leader", "the club's longtime
 * treasurer"), an appositive after it (", a senior fellow of the institute in Oslo"), a definite description before a comma
 * ("The director of the centre, Ada Moor,"), and the party and state of an American politician.
 */
import { type Draft, type NounSense, type TitleFound, textOf, type Workspace } from './draft.ts';
import { nounPhrase } from './noun-phrase.ts';
import { isPersonSense, nounSense } from './nouns.ts';
import { capital } from './token-facts.ts';

const inChain: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM', 'DET']);

/** The left edge of the words before a name: nouns, adjectives, names and possessors, back to a verb, preposition or mark. */
export function chainStart(workspace: Workspace, from: number): number {
  const { document, owner } = workspace;
  const { tokens } = document;
  const { sentence } = tokens[from]!;
  let first = from;
  for (let index = from - 1; index >= 0 && from - index < 16; index--) {
    const token = tokens[index]!;
    if (token.sentence !== sentence) break;
    const hyphen =
      /^[-‐‑–]$/.test(token.text) && tokens[index - 1]?.end === token.start && tokens[index + 1]?.start === token.end;
    const possessive = token.tag === 'POS' || token.tag === 'PRP$';
    const participle = (token.tag === 'VBN' || token.tag === 'VBG') && token.relation === 'amod';
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
  const { document, owner } = workspace;
  const { tokens } = document;
  let from = first;
  let country: string | undefined;
  let organisation: Draft | undefined;
  let organisationName: string | undefined;
  while (from < last && (tokens[from]!.pos === 'DET' || tokens[from]!.tag === 'PRP$')) from++;
  for (let index = from; index <= last; index++) {
    const draft = owner[index];
    if (draft === undefined || draft.form !== 'name' || draft.coreFirst !== index || draft.coreLast > last) continue;
    const form = draft.forms[0];
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
  while (from < last && (tokens[from]!.tag === 'POS' || tokens[from]!.pos === 'PUNCT')) from++;
  const { title, role } = sense ?? {};
  return {
    title: textOf(workspace, Math.min(from, last), last),
    first: Math.min(from, last),
    last,
    ...(organisation && { organisation }),
    ...(organisationName && { organisationName }),
    ...(country !== undefined ? { country } : title?.country !== undefined && { country: title.country }),
    official: title?.official ?? role?.kind === 'official',
    expert: role?.kind === 'expert',
    ...((title?.sector ?? role?.sector) && { sector: title?.sector ?? role?.sector }),
    ...(title?.gender && { gender: title.gender }),
    ...(sense && { canonical: sense.noun }),
  };
}

/** Titles and descriptions directly before a name of a person, with or without capitals. */
function takeTitlesBefore(workspace: Workspace, draft: Draft): void {
  const { document, facts } = workspace;
  const { tokens } = document;
  let edge = draft.coreFirst;
  for (let count = 0; count < 3; count++) {
    const before = edge - 1;
    const token = tokens[before];
    if (token === undefined || token.sentence !== tokens[edge]!.sentence) break;
    const honorific = facts.forms.titleEnding.get(before);
    const sense = nounSense(workspace, before);
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
      draft.gender ??= sense!.title?.gender;
    }
    for (let index = first; index < edge; index++) {
      if (workspace.owner[index] === undefined) workspace.owner[index] = draft;
    }
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

/** "R-Ohio" and "(D-Vane)" after a name. */
function takePartyAndState({ document }: Workspace, draft: Draft): void {
  const { tokens } = document;
  const { sentence } = tokens[draft.last]!;
  const at = (offset: number) => {
    const token = tokens[draft.coreLast + offset];
    return token?.sentence === sentence ? token.text : '';
  };
  const bracket = at(1) === '(';
  if (!bracket && at(1) !== ',') return;
  if (!/^(?:[RDI]|SNP|Lab|Con)(?:[-–].+)?$/.test(at(2))) return;
  let offset = 2;
  while (offset < 10 && at(offset) !== '' && (bracket ? at(offset) !== ')' : at(offset) !== ',')) offset++;
  if (at(offset) === '' || (!bracket && offset === 3 && !/[-–]/.test(at(2)))) return;
  draft.last = Math.max(draft.last, draft.coreLast + (bracket ? offset : offset - 1));
}

/** The head of a description that begins at a token: its last noun before a preposition, a comma or a verb. */
function descriptionNoun(workspace: Workspace, from: number): number {
  const { document, owner } = workspace;
  const { tokens } = document;
  const start = tokens[from];
  if (start === undefined) return -1;
  let head = -1;
  for (let index = from; index < from + 12; index++) {
    const token = tokens[index];
    if (token === undefined || token.sentence !== start.sentence) break;
    const inside =
      inChain.has(token.pos) ||
      token.tag === 'POS' ||
      token.tag === 'PRP$' ||
      /^[-‐‑–]$/.test(token.text) ||
      token.relation === 'amod' ||
      (token.pos === 'ADV' && head < 0) ||
      owner[index]?.form === 'name';
    if (!inside) break;
    if (
      (token.pos === 'NOUN' || token.pos === 'PROPN' || workspace.facts.forms.titleEnding.has(index)) &&
      tokens[index + 1]?.tag !== 'POS'
    )
      head = index;
  }
  return head;
}

/** The same, where it describes a person. */
function descriptionHead(workspace: Workspace, from: number): { head: number; sense: NounSense } | undefined {
  const { tokens } = workspace.document;
  const head = descriptionNoun(workspace, from);
  if (head < 0) return undefined;
  const start = tokens[from]!;
  const sense = nounSense(workspace, head);
  if (isPersonSense(sense)) return { head, sense };
  const { tag, relation, lemma } = tokens[head]!;
  const unknown = sense === undefined && tag === 'NN' && relation === 'appos' && start.pos === 'DET';
  return unknown ? { head, sense: { rule: 'appositive', kind: 'person', plural: false, noun: lemma, first: head } } : undefined;
}

/** Where a description ends: what the parse hangs under its head, else the next comma. */
function descriptionEnd({ document }: Workspace, head: number): number {
  const { tokens, sentences } = document;
  const sentence = sentences[tokens[head]!.sentence]!;
  let comma = head;
  while (comma < sentence.last && !/^[,;:.!?()—–]$|^--$|^[”"]$/.test(tokens[comma + 1]!.text) && comma - head < 30) comma++;
  const { last } = nounPhrase(document, head, {});
  const inside = tokens
    .slice(head + 1, comma + 1)
    .some(
      (token) =>
        token.pos === 'AUX' || (token.pos === 'VERB' && (token.tag === 'VBD' || token.tag === 'VBZ' || token.tag === 'VBP')),
    );
  if (inside) return last > head ? last : nounPhrase(document, head, { relatives: false, appositives: false }).last;
  return last > comma && last - head < 40 && /^[,]$/.test(tokens[comma + 1]?.text ?? '') ? last : comma;
}

/** The places and bodies in what follows a description's head: "of the Orla Institute", "from Vane". */
function bodyAfter({ owner }: Workspace, head: number, last: number): Draft | undefined {
  for (let index = head + 1; index <= last; index++) {
    const draft = owner[index];
    if (
      draft?.form === 'name' &&
      (draft.kind === 'organisation' ||
        draft.forms.some(
          (form) => form.entry.type === 'organisation' || form.entry.type === 'media' || form.entry.type === 'country',
        ))
    )
      return draft;
  }
  return undefined;
}

function describe(workspace: Workspace, draft: Draft, head: number, sense: NounSense, first: number, last: number): void {
  const { document } = workspace;
  const start = document.tokens[first]!.pos === 'DET' ? first + 1 : first;
  const found = readTitle(workspace, start, head, sense);
  const body = found.organisation ?? bodyAfter(workspace, head, last);
  const country = body?.forms.find((form) => form.entry.type === 'country');
  const state = country && 'country' in country.entry ? country.entry.country : undefined;
  draft.titles.push({
    ...found,
    ...(body !== undefined && state === undefined && { organisation: body }),
    ...(found.country === undefined && state !== undefined && { country: state }),
  });
  draft.heads.push(head);
  for (const index of [...Array(last - first + 1).keys()].map((offset) => first + offset))
    workspace.owner[index] ??= index <= head ? draft : undefined;
  draft.gender ??= sense.title?.gender;
  draft.person ??= 'likely';
}

/** Takes in ", a senior fellow of …" and ", 45, a dentist from …". */
function takeAppositive(workspace: Workspace, draft: Draft): void {
  const { document } = workspace;
  const { tokens } = document;
  let comma = draft.last + 1;
  if (tokens[comma]?.text !== ',' || tokens[comma]!.sentence !== tokens[draft.last]!.sentence) return;
  if (/^\d{1,3}$/.test(tokens[comma + 1]?.text ?? '') && /^[,.]$/.test(tokens[comma + 2]?.text ?? '')) {
    draft.last = comma + 1;
    if (tokens[comma + 2]!.text !== ',') return;
    comma += 2;
  }
  const found = descriptionHead(workspace, comma + 1);
  if (found === undefined) return;
  const opening = tokens[comma + 1]!;
  if (opening.pos === 'CCONJ' || workspace.owner[opening.index]?.kind === 'person') return;
  const after = tokens[found.head + 1];
  if (opening.pos !== 'DET' && opening.tag !== 'PRP$' && !bareDescription(workspace, found.head, opening.index)) return;
  if (
    after !== undefined &&
    after.sentence === opening.sentence &&
    (after.pos === 'VERB' || after.pos === 'AUX') &&
    after.tag !== 'VBN' &&
    after.tag !== 'VBG'
  )
    return;
  const last = descriptionEnd(workspace, found.head);
  describe(workspace, draft, found.head, found.sense, comma + 1, last);
  draft.last = Math.max(draft.last, last);
}

/** ", professor of law at Vane", ", Harbour Post editor": no article, and a preposition or a comma follows. */
function bareDescription({ document, facts }: Workspace, head: number, first: number): boolean {
  const { tokens } = document;
  const after = tokens[head + 1];
  const closed = after === undefined || /^(?:of|at|for|in|from|to|on|with)$/.test(after.lower) || /^[,.;)—]$/.test(after.text);
  return (
    closed &&
    (!capital.test(tokens[first]!.text) || facts.forms.titleAt[first] !== undefined || head > first || facts.canName(first))
  );
}

/** "The director of the centre, Ada Moor, said": the description before the comma belongs to the name. */
function takeDescriptionBefore(workspace: Workspace, draft: Draft): void {
  const { document } = workspace;
  const { tokens } = document;
  const comma = tokens[draft.first - 1];
  if (comma?.text !== ',' || comma.sentence !== tokens[draft.first]!.sentence || draft.titles.length > 0) return;
  const after = tokens[draft.last + 1];
  const closed =
    after === undefined ||
    after.sentence !== comma.sentence ||
    /^[,.;:)—–]$/.test(after.text) ||
    after.pos === 'VERB' ||
    after.pos === 'AUX';
  if (!closed) return;
  for (let head = comma.index - 1; head >= comma.index - 14 && tokens[head]?.sentence === comma.sentence; head--) {
    const token = tokens[head]!;
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.text === ',') return;
    if (token.pos !== 'NOUN' && token.pos !== 'PROPN') continue;
    const next = tokens[head + 1]!;
    if (next.index !== comma.index && !/^(?:of|at|for|in|from|to|on)$/.test(next.lower)) continue;
    const sense = nounSense(workspace, head);
    if (!isPersonSense(sense) || workspace.owner[head]?.kind === 'person') continue;
    const first = chainStart(workspace, sense.first);
    const opening = tokens[first]!;
    const single =
      opening.pos === 'DET' ||
      opening.tag === 'PRP$' ||
      tokens.slice(first, head).some((each) => each.tag === 'POS') ||
      workspace.owner[first]?.form === 'name';
    if (!single || !appositiveShape(workspace, first)) return;
    describe(workspace, draft, head, sense, first, comma.index - 1);
    draft.first = first;
    return;
  }
}

/** The description opens its clause or follows a verb or preposition; after another comma it would be a list. */
function appositiveShape({ document }: Workspace, first: number): boolean {
  const before = document.tokens[first - 1];
  return (
    before === undefined ||
    before.sentence !== document.tokens[first]!.sentence ||
    (before.text !== 'and' && before.text !== ',') ||
    before.text === ','
  );
}

/** Whether a name that is not known to be a person's stands where only a person can. */
function looksPersonal(draft: Draft): boolean {
  if (draft.form !== 'name' || draft.adjective) return false;
  if (draft.kind === 'person') return true;
  if (draft.kind !== undefined && draft.rule !== 'name-acronym') return false;
  return draft.forms.length === 0 || draft.forms.every((form) => form.ambiguous);
}

function becomePerson(draft: Draft): void {
  if (draft.person === undefined) return;
  if (draft.kind === undefined || draft.titles.length > 0) {
    draft.kind = 'person';
    draft.forms = draft.forms.filter((form) => form.entry.type === 'person');
  }
}

/** "The FDIC, a bank regulator,": what a body, a state or a place is. */
function takeDescriptionOfBody(workspace: Workspace, draft: Draft): void {
  const { document, owner } = workspace;
  const { tokens } = document;
  const comma = tokens[draft.last + 1];
  const opening = tokens[draft.last + 2];
  if (draft.adjective || comma?.text !== ',' || opening?.pos !== 'DET' || opening.sentence !== tokens[draft.last]!.sentence)
    return;
  const head = descriptionNoun(workspace, opening.index);
  if (head < 0) return;
  const sense = nounSense(workspace, head);
  if (sense === undefined || sense.plural || sense.kind === 'document' || sense.title !== undefined) return;
  const last = descriptionEnd(workspace, head);
  const after = tokens[last + 1];
  if (after !== undefined && after.sentence === opening.sentence && after.pos !== 'PUNCT') return;
  draft.heads.push(head);
  draft.nouns.push(sense.noun);
  draft.last = Math.max(draft.last, last);
  for (let index = opening.index; index <= head; index++) owner[index] ??= draft;
}

/** "The White House", "reclusive Orla": article and adjectives before a name belong to its phrase. */
function takeModifiers({ document, owner }: Workspace, draft: Draft): void {
  const { tokens } = document;
  if (draft.adjective || draft.first !== draft.coreFirst) return;
  const after = tokens[draft.coreLast + 1];
  const whole = tokens[draft.head]!;
  if (whole.head > draft.coreLast && /^(?:compound|amod|nmod:desc|nmod:poss)$/.test(whole.relation)) return;
  if (after !== undefined && owner[after.index]?.kind === 'person' && owner[after.index]!.first <= draft.first) return;
  const { sentence } = tokens[draft.first]!;
  for (let index = draft.first - 1; index >= 0 && tokens[index]!.sentence === sentence; index--) {
    const { pos, tag, head, lower, start, end } = tokens[index]!;
    if (owner[index] !== undefined) return;
    if (
      /^[-‐‑–]$/.test(lower) &&
      tokens[index - 1]?.end === start &&
      tokens[index + 1]!.start === end &&
      draft.first === index + 1
    ) {
      draft.first = --index;
      continue;
    }
    const under = head >= draft.coreFirst && head <= draft.coreLast;
    if (pos === 'DET' && tag !== 'WDT') {
      if (under || lower === 'the') draft.first = index;
      return;
    }
    if (pos !== 'ADJ' || !under) return;
    draft.first = index;
    draft.attributes.push(lower);
  }
}

/** Lets every name take in what belongs to it. Runs once over the drafts, which are in the order of the text. */
export function takeDescriptions(workspace: Workspace): void {
  for (const draft of [...workspace.drafts]) {
    if (draft.form !== 'name') continue;
    if (looksPersonal(draft)) {
      takeTitlesBefore(workspace, draft);
      takePartyAndState(workspace, draft);
      takeAppositive(workspace, draft);
      takeDescriptionBefore(workspace, draft);
      becomePerson(draft);
    } else takeDescriptionOfBody(workspace, draft);
    takeModifiers(workspace, draft);
  }
}
