/**
 * Who else says what an attribution says: the others of a coordination ("Norway and Peru warned that …"), and who answers it in the same
 * or the next sentence without saying it again ("Chile denied it").
 */
import type { RecordWords } from '../../lexicon/record-rules.ts';
import type { Attribution, Told } from '../document.ts';
import { firstAt, tokensIn } from './tokens-in.ts';

/** A document with an attribution for each speaker, and by attribution those that are about the same words. */
export interface Spoken {
  readonly document: Told;
  readonly alike: ReadonlyMap<number, readonly number[]>;
}

/** What stands between the members of a list. */
const joins = /^(?:CCONJ|DET|NOUN|PROPN|ADJ|NUM)$/;

/** The further members of the coordination that a source is, as mention indices. */
function otherSpeakers(document: Told, { source, sourceMention }: Attribution): number[] {
  const { mentions, mentionAt } = document;
  const first = sourceMention === undefined ? undefined : mentions[sourceMention];
  const [span] = source ?? [];
  if (!first || !span || first.entity === undefined || first.end >= span.end) return [];
  const rest = tokensIn(document, { start: first.end, end: span.end });
  const heads = rest.filter(({ relation, index }) => relation === 'conj' && (mentionAt[index] ?? -1) >= 0);
  const isList = (start: number): boolean => {
    const between = rest.filter((token) => token.start < start);
    return between.some(({ pos }) => pos === 'CCONJ') && between.every(({ pos, text }) => joins.test(pos) || text === ',');
  };
  return heads
    .map(({ index }) => mentionAt[index]!)
    .filter((at) => {
      const { start, end, entity, form } = mentions[at]!;
      const other = form !== 'pronoun' && entity !== undefined && entity !== first.entity;
      return other && start > first.start && end <= span.end && isList(start);
    });
}

const sentenceOf = ({ tokens }: Told, { cue, content }: Attribution): number =>
  tokens[firstAt(tokens, (cue[0] ?? content[0]!).start)]?.sentence ?? -1;

/** The saying that a denial without words of its own answers: the nearest one before, by somebody else. */
function answered(document: Told, attribution: Attribution, index: number, takingUp: ReadonlySet<string>): number | undefined {
  if (attribution.stance !== 'denies' && attribution.stance !== 'declines') return undefined;
  const words = attribution.content.flatMap((span) => tokensIn(document, span)).filter(({ pos }) => pos !== 'PUNCT');
  if (words.length === 0 || words.length > 3 || !takingUp.has(words.at(-1)!.lower)) return undefined;
  const sentence = sentenceOf(document, attribution);
  let found: number | undefined;
  document.attributions.forEach((each, at) => {
    const back = sentence - sentenceOf(document, each);
    if (at === index || each.parent !== null || each.kind !== 'speech' || back < 0 || back > 1) return;
    if (each.sourceEntity === undefined || each.sourceEntity === attribution.sourceEntity) return;
    if (each.content[0]!.start >= attribution.cue[0]!.start) return;
    if (found === undefined || each.content[0]!.start > document.attributions[found]!.content[0]!.start) found = at;
  });
  return found;
}

/** Finds all speakers; `words` are the lists of the stage. Attributions that are there keep their indices. */
export function withSpeakers(document: Told, words: RecordWords): Spoken {
  const attributions = [...document.attributions];
  const alike = new Map<number, number[]>();
  const tie = (one: number, other: number): void => void alike.set(one, [...(alike.get(one) ?? []), other]);
  document.attributions.forEach((attribution, index) => {
    const target = answered(document, attribution, index, words['taking-up']);
    if (target !== undefined) tie(target, index);
    for (const sourceMention of otherSpeakers(document, attribution)) {
      const { entity } = document.mentions[sourceMention]!;
      const other = attributions.push({ ...attribution, sourceMention, sourceEntity: entity! }) - 1;
      tie(target ?? index, other);
    }
  });
  return { document: alike.size > 0 ? { ...document, attributions } : document, alike };
}
