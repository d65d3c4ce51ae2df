/**
 * Descriptions that a comma sets off from a name: after it (", a senior fellow of the institute in Oslo") and before it ("The
 * director of the centre, Ada Moor,").
 */
import { type Draft, type NounSense, textOf, type Workspace } from './draft.ts';
import { nounPhrase } from './noun-phrase.ts';
import { genderByNoun, isPersonSense, nounSense } from './nouns.ts';
import { chainStart, inChain, readTitle, takeTokens } from './titles.ts';
import { capital } from './token-facts.ts';

/** The head of a description that begins at a token: its last noun before a preposition, a comma or a verb. */
export function descriptionNoun(workspace: Workspace, from: number): number {
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
  const { lookups } = workspace;
  const { tokens } = workspace.document;
  const head = descriptionNoun(workspace, from);
  if (head < 0) return undefined;
  const start = tokens[from]!;
  const sense = nounSense(workspace, head);
  if (isPersonSense(sense)) return { head, sense };
  const { tag, relation, lemma } = tokens[head]!;
  const unknown =
    sense === undefined &&
    tag === 'NN' &&
    relation === 'appos' &&
    start.pos === 'DET' &&
    !lookups.word('time-noun').has(lemma) &&
    !lookups.word('no-person-noun').has(lemma);
  return unknown ? { head, sense: { rule: 'appositive', kind: 'person', plural: false, noun: lemma, first: head } } : undefined;
}

/** Where a description ends: what the parse hangs under its head, else the next comma. */
export function descriptionEnd({ document }: Workspace, head: number): number {
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
      draft.kind !== 'person' &&
      (draft.kind === 'organisation' ||
        draft.forms.some(
          (form) => form.entry.type === 'organisation' || form.entry.type === 'media' || form.entry.type === 'country',
        ))
    )
      return draft;
  }
  return undefined;
}

/** Where "head of gaming", "professor of law" end: the field belongs to the office. Gives the head where none is told. */
function fieldOf({ document: { tokens }, owner }: Workspace, head: number): number {
  if (tokens[head + 1]?.lower !== 'of') return head;
  let last = head + 1;
  while (
    last < head + 5 &&
    tokens[last + 1]?.sentence === tokens[head]!.sentence &&
    /^(?:NOUN|ADJ|CCONJ)$/.test(tokens[last + 1]!.pos) &&
    owner[last + 1] === undefined &&
    !capital.test(tokens[last + 1]!.text)
  )
    last++;
  return tokens[last]!.pos === 'NOUN' && tokens[last]!.tag !== 'NNS' ? last : head;
}

function describe(workspace: Workspace, draft: Draft, head: number, sense: NounSense, first: number, last: number): void {
  const { document, facts } = workspace;
  const start = document.tokens[first]!.pos === 'DET' ? first + 1 : first;
  // "The former secretary of state": the title goes on behind its first noun.
  const end = Math.max(head, facts.forms.titleAt[head]?.last ?? head);
  const found = readTitle(workspace, start, end, end > head ? (nounSense(workspace, end) ?? sense) : sense);
  const field = end > head ? end : fieldOf(workspace, head);
  const body = found.organisation ?? bodyAfter(workspace, head, last);
  const country = body?.forms.find((form) => form.entry.type === 'country');
  const state = country && 'country' in country.entry ? country.entry.country : undefined;
  draft.titles.push({
    ...found,
    ...(field > end && { title: `${found.title} ${textOf(workspace, end + 1, field)}`, last: field }),
    ...(body !== undefined && state === undefined && { organisation: body }),
    ...(found.country === undefined && state !== undefined && { country: state }),
  });
  draft.heads.push(head);
  takeTokens(workspace, draft, first, end);
  draft.gender ??= sense.title?.gender ?? genderByNoun(workspace, end);
  draft.person ??= 'likely';
}

/** Takes in ", a senior fellow of …" and ", 45, a dentist from …". */
export function takeAppositive(workspace: Workspace, draft: Draft): void {
  const { document } = workspace;
  const { tokens } = document;
  let comma = draft.last + 1;
  if (!/^(?:,|[–—]|--?)$/.test(tokens[comma]?.text ?? '') || tokens[comma]!.sentence !== tokens[draft.last]!.sentence) return;
  const dash = tokens[comma]!.text !== ',';
  if (dash && tokens[comma]!.start === tokens[draft.last]!.end && tokens[comma]!.end === tokens[comma + 1]?.start) return;
  if (/^\d{1,3}$/.test(tokens[comma + 1]?.text ?? '') && /^[,.]$/.test(tokens[comma + 2]?.text ?? '')) {
    draft.last = comma + 1;
    if (tokens[comma + 2]!.text !== ',') return;
    comma += 2;
  }
  const found = descriptionHead(workspace, comma + 1);
  if (found === undefined) return;
  const opening = tokens[comma + 1]!;
  const possessed = tokens.slice(opening.index, found.head).some((token) => token.tag === 'POS');
  if (opening.pos === 'CCONJ' || (workspace.owner[opening.index]?.kind === 'person' && !possessed)) return;
  const after = tokens[found.head + 1];
  if (opening.pos !== 'DET' && opening.tag !== 'PRP$' && !possessed && !bareDescription(workspace, found.head, opening.index))
    return;
  if (
    after !== undefined &&
    after.sentence === opening.sentence &&
    (after.pos === 'VERB' || after.pos === 'AUX') &&
    after.tag !== 'VBN' &&
    after.tag !== 'VBG'
  )
    return;
  const last = descriptionEnd(workspace, found.head);
  if (dash && !/^(?:[–—]|--?)$/.test(tokens[last + 1]?.text ?? '')) return;
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
export function takeDescriptionBefore(workspace: Workspace, draft: Draft): void {
  const { document } = workspace;
  const { tokens } = document;
  const comma = tokens[draft.first - 1];
  if (comma?.text !== ',' || comma.sentence !== tokens[draft.first]!.sentence) return;
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
    const verb = after?.sentence === comma.sentence && (after.pos === 'VERB' || after.pos === 'AUX');
    const listed = after?.text === ',' && tokens[after.index + 1]?.pos === 'CCONJ';
    if (!single || !appositiveShape(workspace, first, !verb) || (draft.titles.length > 0 && listed)) return;
    describe(workspace, draft, head, sense, first, comma.index - 1);
    draft.first = first;
    return;
  }
}

/** The description opens its clause or follows a verb; after a preposition ("with the mayor, Ada Moor") only where no verb makes the name a subject. */
function appositiveShape({ document }: Workspace, first: number, alone: boolean): boolean {
  const before = document.tokens[first - 1];
  if (before === undefined || before.sentence !== document.tokens[first]!.sentence) return true;
  return before.text !== 'and' && before.pos !== 'SCONJ' && ((before.pos !== 'ADP' && before.tag !== 'TO') || alone);
}
