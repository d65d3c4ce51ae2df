/**
 * Content that stands before the cue, or on both sides of it: "…, X said", "“…,” said X", "…, X said, …", "as X said, …".
 */
import type { CueFrame } from '../../lexicon/cue-rules.ts';
import { finiteTags } from '../syntax/finite-tags.ts';
import { timeUnits } from './clause-stops.ts';
import { isClause } from './comments.ts';
import type { Found } from './draft.ts';
import { bounds, isMark, looksClosing, type Range, reachForward, type Scene, subtreeRange, trimMarks } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

function hasFinite({ tokens }: Scene, first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (finiteTags.has(tokens[at]!.tag)) return true;
  return false;
}

const longQuotation = (scene: Scene, quotation: number): Range | undefined => {
  const range = scene.quoted[quotation];
  return range;
};

/** Takes in the whole of a quotation that runs over the start of a range: the sentences of it that stand before. */
export function reachBack(scene: Scene, { first, last }: Range): Range {
  let from = first;
  for (let steps = 0; steps < 50; steps++) {
    const quotation = scene.quotationOf[from]!;
    const range = quotation < 0 ? undefined : longQuotation(scene, quotation);
    if (!range || range.first >= from) break;
    from = range.first;
  }
  return { first: from, last };
}

/** Whether a quotation ends right before a token, in the same block; gives its tokens. */
export function quotationBefore(scene: Scene, at: number): Range | undefined {
  const { document, tokens, quotationOf, quoted } = scene;
  const previous = tokens[at - 1];
  if (!previous || quotationOf[at - 1]! < 0) return undefined;
  const range = quoted[quotationOf[at - 1]!]!;
  if (range.last !== at - 1) return undefined;
  const sameBlock = document.sentences[previous.sentence]!.block === document.sentences[tokens[at]!.sentence]!.block;
  return sameBlock ? range : undefined;
}

/** What follows the phrase "S V" and its adverbials: nothing, or the content's second part. */
function continuation(scene: Scene, group: VerbGroup, subject: Range | undefined, within: Range): Range | undefined {
  const { tokens, children } = scene;
  let at = Math.max(group.last, subject?.last ?? 0) + 1;
  for (let steps = 0; steps < 12 && at <= within.last; steps++) {
    if (tokens[at]!.text === ',' || tokens[at]!.text === '—' || tokens[at]!.text === ':') break;
    if (scene.quotationOf[at]! >= 0 && scene.quoted[scene.quotationOf[at]!]!.first === at) break;
    const child = children[group.verb]!.find((each) => each >= at && subtreeRange(scene, each, within).first <= at);
    if (child === undefined) {
      at++;
      continue;
    }
    const range = subtreeRange(scene, child, within);
    const comma = commaWithin(scene, at, range.last);
    if (comma !== undefined) {
      at = comma;
      break;
    }
    at = range.last + 1;
  }
  while (at <= within.last && isMark(tokens[at]) && scene.quotationOf[at]! < 0 && tokens[at]!.text !== ';') at++;
  if (at > within.last || tokens[at]!.text === ';') return undefined;
  const first = tokens[at]!;
  if (scene.quotationOf[at]! >= 0) return { first: at, last: within.last };
  if (timeUnits.test(first.lower) || timeUnits.test(tokens[at + 1]?.lower ?? '')) return undefined;
  if (
    (first.tag === 'VBG' && !opensOwnClause(scene, at, within.last)) ||
    first.tag === 'VBN' ||
    (first.pos === 'SCONJ' && first.lower !== 'that') ||
    first.tag === 'WDT' ||
    first.tag === 'WP' ||
    (first.pos === 'ADP' && first.lower !== 'by')
  )
    return undefined;
  return { first: at, last: within.last };
}

/** "…, she added, closing schools would be wrong": a participle that is the subject of the verb behind it. */
function opensOwnClause({ tokens, words }: Scene, first: number, last: number): boolean {
  if (words.resuming.has(tokens[first]!.lemma)) return false;
  for (let at = first + 1; at <= last; at++) {
    const { tag, text, lower } = tokens[at]!;
    if (finiteTags.has(tag)) return at > first + 1;
    if (/^W/.test(tag) || lower === 'that' || /^[,;:—–]$/.test(text)) return false;
  }
  return false;
}

function commaWithin({ tokens }: Scene, first: number, last: number): number | undefined {
  for (let at = first; at <= last; at++) if (tokens[at]!.text === ',') return at;
  return undefined;
}

/** Whether nothing that could be content stands between the verb and the next comma. */
function takesNothing({ tokens, children }: Scene, group: VerbGroup, subject: Range | undefined): boolean {
  return children[group.verb]!.every((child) => {
    if (child < group.verb || (subject && subject.first <= child && child <= subject.last)) return true;
    if (!/^(?:obj|xcomp|ccomp)$/.test(tokens[child]!.relation)) return true;
    return tokens.slice(group.last + 1, child).some(({ text }) => text === ',');
  });
}

const subordinators = /^(?:after|before|when|while|although|though|because|since|if|as|once|until|despite|asked|following)$/;

/**
 * Whether the words before the cue's phrase are a subordinate clause of the cue, and so no content: "After he left, X wrote a song".
 * With a main clause of their own behind a comma they are content: "If it rains, the dam will burst, X wrote".
 */
function isSubordinate({ tokens, levelOf }: Scene, first: number, verb: number, end: number): boolean {
  const opener = tokens[first]!;
  if (!subordinators.test(opener.lower) || (opener.lower === 'as' && opener.index > verb)) return false;
  for (let comma = first + 1; comma < end - 1; comma++) {
    if (tokens[comma]!.text !== ',' || levelOf[comma] !== levelOf[first]) continue;
    const clause = tokens.slice(comma + 1, end);
    const subject = clause.find(({ relation }) => relation.startsWith('nsubj') || relation === 'expl');
    if (subject && clause.some(({ tag, index }) => index > subject.index && finiteTags.has(tag))) return false;
  }
  return true;
}

/** "Asked whether he would go, X said, “Probably.”": what opens the sentence tells when a whole quotation was said. */
function tellsOccasion({ tokens, quotationOf, words }: Scene, first: number, quotation: number): boolean {
  const { lower, lemma, tag } = tokens[first]!;
  if (words.asking.has(lemma) && /^VB[DN]$/.test(tag)) return true;
  const occasion = /^(?:after|before|when|as|following|despite|speaking)$/.test(lower);
  return occasion && quotationOf[quotation]! >= 0 && /^\p{Lu}/u.test(tokens[quotation + 1]?.text ?? '');
}

/** Where the teller's own clause before the phrase begins: behind the last semicolon on its level, or a colon that ends a clause. */
function clauseStart(scene: Scene, verb: number, first: number, end: number): number {
  const { tokens, levelOf } = scene;
  for (let at = end; at > first; at--) {
    if (levelOf[at] !== levelOf[verb]) continue;
    const { text } = tokens[at]!;
    if (text === ';' || (text === ':' && isClause(scene, first, at - 1))) return at + 1;
  }
  return first;
}

/** "P, X said, the first sign that …": a phrase behind the cue is the teller's word for a whole clause before it. */
function isApposition(scene: Scene, { first, last }: Range): boolean {
  const { pos, tag } = scene.tokens[first]!;
  return scene.quotationOf[first]! < 0 && /^(?:DET|NOUN|NUM|ADJ)$/.test(pos) && !/^W/.test(tag) && !isClause(scene, first, last);
}

/** Content before the cue's phrase, and after it where the cue stands in the middle. */
export function insertedContent(
  scene: Scene,
  group: VerbGroup,
  frames: ReadonlySet<CueFrame>,
  subject: Range | undefined,
): Found | undefined {
  const { tokens, quotationOf } = scene;
  const within = bounds(scene, group.verb);
  const left = Math.min(group.first, subject?.first ?? group.first);
  const marker = tokens[left - 1];
  if (!marker) return undefined;
  if (left <= within.first) {
    const before = frames.has('quote') && scene.levelOf[group.verb]! < 0 ? quotationBefore(scene, left) : undefined;
    return before && { shape: 'quote', content: [before] };
  }
  const as = /^(?:as|like)$/.test(marker.lower) && frames.has('as');
  const opens = left - 1 <= within.first || (left - 2 === within.first && tokens[left - 2]!.pos === 'CCONJ');
  if (as && opens) return asOpens(scene, group, subject, within);
  const end = as ? left - 2 : left - 1;
  const mark = tokens[end]!;
  if (!(isMark(mark) && /^(?:,|[”“"’'»?!—–-]|''|\.)$/.test(mark.text))) return undefined;
  const inQuotation = looksClosing(scene, end) && quotationOf[end]! >= 0;
  if (mark.text === '“' && !inQuotation) return undefined;
  if (inQuotation ? !frames.has('quote') : !as && !frames.has('inserted')) return undefined;
  const more = continuation(scene, group, subject, within);
  const whole = hasFinite(scene, within.first, end);
  const rest = more && !(whole && isApposition(scene, more)) ? trimMarks(scene, more) : undefined;
  const alone = end - within.first >= 3 && !rest && takesNothing(scene, group, subject);
  if (!inQuotation && !whole && !alone && !(rest && hasFinite(scene, rest.first, rest.last))) return undefined;
  if (!inQuotation && whole && isSubordinate(scene, within.first, group.verb, end) && !rest) return undefined;
  const quoted = inQuotation ? scene.quoted[quotationOf[end]!] : undefined;
  const announced = quoted !== undefined && tokens[quoted.first - 1]?.text === ':' && quoted.first > within.first;
  const start = announced ? quoted.first : inQuotation ? within.first : clauseStart(scene, group.verb, within.first, end);
  const body = trimMarks(scene, reachBack(scene, { first: start, last: inQuotation ? end : end - 1 }));
  if (!body) return undefined;
  const teller = rest !== undefined && !inQuotation && tellsOccasion(scene, within.first, rest.first);
  const parts =
    (as && !whole && rest) || teller ? [reachForward(scene, rest)] : rest ? [body, reachForward(scene, rest)] : [body];
  return { shape: as ? 'as' : inQuotation ? 'quote' : 'inserted', content: parts };
}

/** "As X said, …": the rest of the sentence. */
function asOpens(scene: Scene, group: VerbGroup, subject: Range | undefined, within: Range): Found | undefined {
  const { tokens } = scene;
  const from = Math.max(group.last, subject?.last ?? 0) + 1;
  for (let at = from; at <= within.last && at < from + 15; at++) {
    if (tokens[at]!.text !== ',' && tokens[at]!.text !== ':') continue;
    const rest = trimMarks(scene, { first: at + 1, last: within.last });
    return rest && { shape: 'as', content: [reachForward(scene, rest)] };
  }
  return undefined;
}

/** Whether the phrase of source and verb stands right behind a quotation that goes over into it: "“…,” X said". */
export function followsQuotation(scene: Scene, group: VerbGroup, subject: Range | undefined): boolean {
  const { tokens, quotationOf, quoted, levelOf } = scene;
  const left = Math.min(group.first, subject?.first ?? group.first);
  const mark = tokens[left - 1];
  if (!mark || !looksClosing(scene, left - 1) || quotationOf[left - 1]! < 0 || levelOf[group.verb] === quotationOf[left - 1])
    return false;
  if (tokens[group.verb]!.tag === 'VBG') return false;
  const { first, last } = quoted[quotationOf[left - 1]!]!;
  // A title in a phrase (on "The Harbour Hour," X said) is no speech.
  const spoken = first <= bounds(scene, group.verb).first || isMark(tokens[first - 1]);
  return spoken && last === left - 1 && last - first > 2 && /^[,?!—–-]$/.test(tokens[left - 2]!.text);
}
