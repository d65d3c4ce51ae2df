/**
 * Who a verb's source is, where the parse of its clause cannot be taken at its word: turned round behind a quotation, cut off by an
 * aside, hung under a participle.
 */
import { finiteTags } from '../syntax/finite-tags.ts';
import { behindAs, behindQuotation, phraseBehindQuotation, speaksInto, takesClause } from './beside-quotation.ts';
import { bounds, looksClosing, type Range, type Scene, sameLevel } from './scene.ts';
import { beforeAside, behindOpening, mainSubject, phraseBefore, type Subject, subjectOf } from './source.ts';
import { sourceRange } from './source-span.ts';
import type { VerbGroup } from './verb-group.ts';

const nominal = /^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/;

/** "said X": a phrase right after the verb, where the parse gave no subject. */
export function invertedSubject(scene: Scene, group: VerbGroup): Subject | undefined {
  const { tokens } = scene;
  const next = tokens[group.last + 1];
  if (
    !next ||
    next.sentence !== tokens[group.verb]!.sentence ||
    !nominal.test(next.pos) ||
    !sameLevel(scene, next.index, group.verb)
  )
    return undefined;
  let head = next.index;
  for (let steps = 0; steps < 8; steps++) {
    const above = tokens[head]!.head;
    if (above < next.index || above === group.verb || tokens[above]!.pos === 'VERB') break;
    head = above;
  }
  return nominal.test(tokens[head]!.pos) ? { head, way: 'inverted' } : undefined;
}

/** Whether a phrase stands from a token to the next mark or relative pronoun, without a verb. */
function phraseAlone({ tokens }: Scene, at: number): boolean {
  const first = tokens[at];
  if (!first || !/^(?:NOUN|PROPN|DET|NUM|ADJ|PRON)$/.test(first.pos) || first.tag === 'PRP$') return false;
  for (let next = at; next < at + 15; next++) {
    const token = tokens[next];
    if (!token || token.sentence !== first.sentence || /^[,.;—]$/.test(token.text) || /^(?:who|which)$/.test(token.lower))
      return next > at;
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.pos === 'SCONJ') return false;
  }
  return false;
}

/** Verbs that news turns round after a comma: "The dam is safe, said X". */
const isComment = (lemma: string): boolean => /^(?:say|add|write|report|note|recall|explain|argue|warn)$/.test(lemma);

/** Whether the verb stands right behind a quotation or a comma, so that a phrase after it is its subject: "“…,” said X". */
function invitesInversion(scene: Scene, group: VerbGroup): boolean {
  const { tokens, quotationOf, document } = scene;
  const before = tokens[group.first - 1];
  if (
    group.first === group.verb &&
    tokens[group.verb]!.tag === 'VBD' &&
    document.sentences[tokens[group.verb]!.sentence]!.first === group.verb
  )
    return true;
  if (before?.text === ',' && group.first === group.verb && tokens[group.verb]!.tag !== 'VBG') {
    return isComment(tokens[group.verb]!.lemma) && phraseAlone(scene, group.last + 1);
  }
  if (!before || quotationOf[before.index]! < 0 || !looksClosing(scene, before.index) || takesClause(scene, group.last + 1))
    return false;
  return document.sentences[before.sentence]!.block === document.sentences[tokens[group.verb]!.sentence]!.block;
}

/** "X, citing Y, said": the phrase before the aside, where the parse took the verb's subject out of the aside itself. */
function pastAside(scene: Scene, group: VerbGroup, within: Range): Subject | undefined {
  const { tokens, levelOf, quotationOf, quoted } = scene;
  const last = group.first - 1;
  const quotation = looksClosing(scene, last) && tokens[last - 1]?.text === ',' ? quoted[quotationOf[last]!] : undefined;
  if (tokens[last]?.text !== ',' && !quotation) return undefined;
  let open = (quotation?.first ?? last) - 1;
  while (open > within.first && tokens[open]!.text !== ',') open--;
  const opener = tokens[open + 1];
  if (open <= within.first || !opener || !/^VB[GN]$/.test(opener.tag) || levelOf[open] !== levelOf[group.verb]) return undefined;
  for (let at = open - 1; at >= within.first; at--) {
    const { pos, text } = tokens[at]!;
    if (pos === 'VERB' || pos === 'AUX' || text === ',') break;
    if (pos === 'NOUN' || pos === 'PROPN' || pos === 'PRON') {
      let head = at;
      while (
        tokens[head]!.head >= within.first &&
        tokens[head]!.head < head &&
        /^(?:NOUN|PROPN)$/.test(tokens[tokens[head]!.head]!.pos)
      )
        head = tokens[head]!.head;
      return { head, way: 'own' };
    }
  }
  return undefined;
}

/** "with one of her ads asking": the phrase right before a participle, behind "with". */
function phraseBeside({ tokens }: Scene, group: VerbGroup): Subject | undefined {
  let first = group.first;
  while (
    group.first - first < 12 &&
    tokens[first - 1]?.sentence === tokens[group.verb]!.sentence &&
    /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART)$/.test(tokens[first - 1]!.pos) &&
    tokens[first - 1]!.lower !== 'with'
  )
    first--;
  if (first === group.first || tokens[first - 1]?.lower !== 'with') return undefined;
  const head = tokens
    .slice(first, group.first)
    .find(({ pos, head: above }) => /^(?:NOUN|PROPN|PRON|NUM)$/.test(pos) && (above < first || above >= group.first));
  return head && { head: head.index, way: 'own' };
}

/** Whether the parse gave the verb a subject that stands before the comma in front of it. */
function subjectRunsTo({ tokens, levelOf }: Scene, head: number, group: VerbGroup): boolean {
  return head < group.first && tokens[group.first - 1]!.text === ',' && levelOf[head] === levelOf[group.verb];
}

/** "Norland Press, citing …": the phrase that opens the sentence, right before a participle between commas. */
function opensClause({ tokens }: Scene, group: VerbGroup, within: Range): Subject | undefined {
  if (tokens[group.first - 1]?.text !== ',') return undefined;
  const before = tokens.slice(within.first, group.first - 1);
  if (before.length === 0 || before.some(({ pos }) => !/^(?:NOUN|PROPN|DET|ADJ|NUM|ADP)$/.test(pos))) return undefined;
  const head = before.find(
    ({ head: above, pos }) => /^(?:NOUN|PROPN)$/.test(pos) && (above < within.first || above >= group.first - 1),
  );
  return head && { head: head.index, way: 'own' };
}

/** Whether a subject is a relative pronoun, or stands behind one: "X, whose firm sells boats, said". */
function speaksOfAntecedent({ tokens }: Scene, head: number): boolean {
  return (
    /^(?:who|which)$/.test(tokens[head]!.lower) || [head - 1, head - 2, head - 3].some((at) => tokens[at]?.lower === 'whose')
  );
}

/** The subject of a verb: as the parse has it, else what stands where a subject would. */
export function findSubject(scene: Scene, group: VerbGroup, speech: boolean): Subject | undefined {
  const { tag } = scene.tokens[group.verb]!;
  const told = speech ? behindAs(scene, group, bounds(scene, group.verb)) : undefined;
  if (told) return told;
  if (speech && invitesInversion(scene, group)) {
    const own = subjectOf(scene, group.verb);
    if (own?.way === 'own' && own.head > group.verb) return own;
    const inverted = invertedSubject(scene, group);
    const beyond = own !== undefined && (subjectRunsTo(scene, own.head, group) || speaksInto(scene, own.head, group));
    if (inverted && (own === undefined || own.way !== 'own' || beyond)) return inverted;
  }
  const beside = tag === 'VBG' ? phraseBeside(scene, group) : undefined;
  if (beside) return beside;
  const subject = subjectOf(scene, group.verb);
  const afterComma = scene.tokens[group.first - 1]?.text === ',';
  if (afterComma && tag === 'VBG' && subject && subject.way !== 'own') return mainSubject(scene, group.verb) ?? subject;
  if (afterComma && subject && speaksOfAntecedent(scene, subject.head))
    return phraseBefore(scene, group.verb, group.first) ?? subject;
  // "Asked as he left Y, X said": what stands before the comma is the opening's.
  const behind = subject && !afterComma ? behindOpening(scene.tokens, group.first, bounds(scene, group.verb).first) : undefined;
  if (
    behind !== undefined &&
    subject!.head < behind &&
    scene.tokens.slice(subject!.head, behind).some(({ text }) => text === ',')
  )
    return { head: behind, way: 'own' };
  // "X, who heads Y, said", "X, a spokesman for Y, said": the parse took the subject out of the aside.
  const opening =
    afterComma && subject ? beforeAside(scene, group.verb, group.first, bounds(scene, group.verb).first) : undefined;
  if (opening !== undefined && subject!.head > opening && subject!.head < group.first) return { head: opening, way: 'own' };
  const aside = pastAside(scene, group, bounds(scene, group.verb));
  if (aside && (subject === undefined || subject.head > aside.head)) return aside;
  if (subject) return subject;
  if (tag === 'VBG') return mainSubject(scene, group.verb) ?? opensClause(scene, group, bounds(scene, group.verb));
  if (!/^(?:VBD|VBZ|VBP)$/.test(tag)) return undefined;
  return phraseBefore(scene, group.verb, group.first) ?? (speech ? phraseBehindQuotation(scene, group) : undefined);
}

/** A source behind its verb with the clause about it: "said an official who …". */
function withRelative({ tokens }: Scene, { first, last }: Range, within: Range): Range {
  let end = last;
  if (!/^(?:who|whose)$/.test(tokens[last + 1]?.lower ?? '')) return { first, last };
  while (end < within.last && !/^(?:[,.;:—]|[“”"])$/.test(tokens[end + 1]!.text)) end++;
  return { first, last: end };
}

const opensClauseWords = /^(?:after|before|since|until|when|while|as|because|if|although|though|once)$/;

/** "The mill shut after the paper first reported …": a phrase with a clause in it is none; the subject stands behind its last opener. */
function lastClauseOf({ tokens }: Scene, { first, last }: Range): Range {
  const inside = tokens.slice(first, last + 1);
  const finite = inside.find(({ tag }) => finiteTags.has(tag));
  if (finite === undefined) return { first, last };
  const relative = inside.some(({ index, lower, tag }) => index < finite.index && (/^W/.test(tag) || lower === 'that'));
  const opener = inside.findLast(({ index, lower }) => index > finite.index && opensClauseWords.test(lower));
  return relative || opener === undefined || opener.index === last ? { first, last } : { first: opener.index + 1, last };
}

/** The subject's words; where the parse hung the verb under a participle of its subject, everything up to the verb. */
function subjectRange(scene: Scene, subject: Subject, group: VerbGroup, within: Range): Range {
  const { tokens } = scene;
  const plain = sourceRange(scene, subject.head, group, within);
  const range = subject.head > group.verb ? withRelative(scene, plain, within) : plain;
  const second = scene.children[group.verb]!.some(
    (child) => child > range.last && child < group.first && tokens[child]!.relation.startsWith('nsubj'),
  );
  if (second && subject.way === 'own' && !tokens.slice(range.last + 1, group.first).some(({ pos }) => pos === 'PUNCT'))
    return { first: range.first, last: group.first - 1 };
  const above = tokens[group.verb]!.head;
  if (
    !(subject.way === 'shared' || (subject.way === 'controlled' && /^VB[DZ]$/.test(tokens[group.verb]!.tag))) ||
    above < 0 ||
    above <= subject.head ||
    tokens.slice(above + 1, group.first).some(({ pos, text }) => pos === 'CCONJ' || text === ',' || text === ';')
  )
    return range;
  return { first: range.first, last: group.first - 1 };
}

/** The words of a verb's source. */
export function wholeSource(scene: Scene, subject: Subject, group: VerbGroup, within: Range): Range {
  const range = behindQuotation(scene, subjectRange(scene, subject, group, within), group);
  return range.last < group.first ? lastClauseOf(scene, range) : range;
}
