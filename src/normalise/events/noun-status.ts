/**
 * How the event of a noun stands: by the verb that carries it, by the act or the words that it stands under, and by the words before
 * it ("alleged", "planned").
 */
import type { FrameRule, OperatorEffect } from '../../lexicon/frame-rules.ts';
import type { Token } from '../document.ts';
import { inReturn, isDraft } from './conditions.ts';
import type { Match, Matcher } from './matching.ts';
import { isOver } from './over.ts';
import { maximumDepth, negate, plain, type Reading, type UnderOperator } from './readings.ts';
import type { Scene } from './scene.ts';
import { caseWord, dependents, governorOf, isVerbal, tokenAt } from './tree.ts';

/** What reading a noun needs of the reading of everything else. */
export interface Surroundings {
  readonly document: Scene;
  readonly matcher: Matcher;
  readonly adverbEffects: ReadonlyMap<string, OperatorEffect>;
  readonly underOperator: UnderOperator;
  /** What a speech act makes of a token in its content. */
  readonly contentStatus: (frame: FrameRule, match: Match, content: number, depth: number) => Reading | undefined;
  /** How whatever stands at a token stands. */
  readonly readingOf: (index: number, depth: number) => Reading;
}

export type ReadNoun = (noun: Token, depth: number) => Reading;

export function createReadNoun(around: Surroundings): ReadNoun {
  const { document, matcher, adverbEffects, underOperator, contentStatus, readingOf } = around;

  function readNoun(noun: Token, depth: number): Reading {
    const match = matcher.matchAt(noun.index);
    const over = noun.head >= 0 ? tokenAt(document, noun.head) : undefined;
    let reading =
      match?.frame.lasting === true && !isOver(document, noun)
        ? plain('ongoing', 'present', 'goes on unless said to be over')
        : plain('occurred', 'past', 'named as a fact');
    const carrier = match?.carrier;
    const owned = dependents(document, noun.index, 'nmod:poss').length > 0;
    const bare =
      !owned &&
      dependents(document, noun.index, 'det').every((det) =>
        ['a', 'an', 'any', 'such', 'another', 'no'].includes(tokenAt(document, det).lower),
      );
    const act = over && matcher.matchAt(over.index);
    const content = act && contentStatus(act.frame, act, noun.index, depth);
    if (content) reading = content;
    else if (carrier !== undefined) {
      const effect = matcher.operatorAt(carrier)!.rule.effect;
      // "the talks failed": they were held.
      const held = noun.relation === 'nsubj' && (effect === 'fail' || effect === 'prevent');
      reading = underOperator(held ? 'do' : effect, readingOf(carrier, depth + 1), tokenAt(document, carrier).lemma);
    } else if (over && depth < maximumDepth) {
      if (noun.relation === 'conj' && !isVerbal(over)) reading = readNounOver(over, depth);
      else reading = readNounUnder(noun, over, bare, depth) ?? reading;
    }
    for (const child of dependents(document, noun.index, 'amod', 'compound', 'nmod:unmarked')) {
      const operator = matcher.operatorAt(child) ?? undefined;
      const effect = operator?.rule.effect ?? adverbEffects.get(tokenAt(document, child).lower);
      if (effect) reading = underOperator(effect, reading, tokenAt(document, child).lower);
    }
    if (dependents(document, noun.index, 'mark').some((mark) => ['if', 'unless'].includes(tokenAt(document, mark).lower)))
      reading = plain('hypothetical', 'future', 'under a condition');
    if (dependents(document, noun.index, 'det').some((det) => tokenAt(document, det).lower === 'no')) reading = negate(reading);
    return reading;
  }

  const readNounOver = (over: Token, depth: number): Reading =>
    matcher.matchAt(over.index) ? readingOf(over.index, depth + 1) : plain('occurred', 'past', 'beside a noun');

  const isOpen = ({ status }: Reading): boolean => status === 'planned' || status === 'proposed' || status === 'hypothetical';

  function readNounUnder(noun: Token, over: Token, bare: boolean, depth: number): Reading | undefined {
    const match = matcher.matchAt(over.index);
    const content = match && contentStatus(match.frame, match, noun.index, depth);
    if (content) return content;
    const word = caseWord(document, noun.index);
    if (inReturn(document, noun)) {
      const outer = readingOf(governorOf(document, over.index), depth + 1);
      const agreed = matcher.matchAt(governorOf(document, over.index))?.frame.type === 'AGREE';
      if (agreed || isOpen(outer)) return plain('planned', 'future', 'in return');
    }
    if (noun.relation === 'nsubj' && bare && !isVerbal(over) && dependents(document, over.index, 'cop').length > 0) {
      const outer = readingOf(over.index, depth + 1);
      if (isOpen(outer)) return { ...outer, negated: false };
    }
    if (!isVerbal(over)) {
      // "drills were under discussion"
      const state =
        noun.relation === 'nsubj' && caseWord(document, over.index) === 'under' ? matcher.operatorAt(over.index) : undefined;
      if (state) return underOperator(state.rule.effect, plain('occurred', 'past', over.lower), over.lemma);
      const lasting = matcher.matchAt(noun.index)?.frame.lasting === true;
      if (match && !lasting && (word === 'in' || word === 'of')) {
        const outer = readingOf(over.index, depth + 1);
        if (isOpen(outer)) return { ...outer, negated: false };
      }
      if (isDraft(document, noun)) return plain('proposed', 'future', 'in a bill');
      const operator = matcher.operatorAt(over.index);
      if (operator && (word === 'of' || word === 'for' || word === undefined))
        return underOperator(operator.rule.effect, plain('occurred', 'past', over.lower), over.lemma);
      if (over.pos === 'NOUN' && word === 'of' && !match)
        return over.head < 0 || depth > maximumDepth
          ? undefined
          : readNounUnder(over, tokenAt(document, over.head), bare, depth + 1);
      return undefined;
    }
    if (word === 'ahead of' || word === 'before' || word === 'until') {
      const outer = readingOf(over.index, depth + 1);
      return outer.tense === 'past' ? undefined : plain('planned', 'future', `"${word}"`);
    }
    const loosely = word === undefined || ['in', 'into', 'to', 'for', 'at', 'with'].includes(word);
    if (word === 'including') {
      const outer = readingOf(over.index, depth + 1);
      if (isOpen(outer)) return { ...outer, negated: false };
    }
    if (loosely && bare) {
      const outer = readingOf(over.index, depth + 1);
      if (outer.negated) return plain('hypothetical', 'future', 'nothing of the kind is said to be');
      if (isOpen(outer) || outer.status === 'unknown') return { ...outer, negated: false };
    }
    return undefined;
  }

  return readNoun;
}
