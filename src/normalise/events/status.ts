/**
 * Whether an event happened, at face value: composed from what stands over its trigger: tense, modals, negation, conditions,
 * operators ("plan to", "failed to"), words before a noun ("alleged", "planned"), and the speech act that it is the content of.
 * Who says so does not count here; the claim's chain is applied when records are made.
 */
import type { FrameRule, OperatorEffect } from '../../lexicon/frame-rules.ts';
import type { Token } from '../document.ts';
import { isAnswer } from './about.ts';
import { asksWhether, conditional, emptySubject, hasCondition, negatedHere } from './conditions.ts';
import { finite } from './finite.ts';
import { stillSo } from './lasting.ts';
import type { Match, Matcher } from './matching.ts';
import { createReadNoun } from './noun-status.ts';
import { createUnderOperator, maximumDepth, negate, plain, type Reading } from './readings.ts';
import type { Scene } from './scene.ts';
import { caseWord, dependents, isVerbal, tokenAt } from './tree.ts';

export function createStatus(
  document: Scene,
  matcher: Matcher,
  adverbEffects: ReadonlyMap<string, OperatorEffect>,
): (match: Match) => Reading {
  const known = new Map<number, Reading>();
  const underOperator = createUnderOperator(document.words['going-on']);

  const auxiliaries = (verb: number): Token[] =>
    dependents(document, verb, 'aux', 'aux:pass', 'cop').map((each) => tokenAt(document, each));

  function byAdverb(verb: number, reading: Reading): Reading {
    for (const child of dependents(document, verb, 'advmod')) {
      const operator = adverbEffects.get(tokenAt(document, child).lower);
      if (operator) return underOperator(operator, reading, tokenAt(document, child).lower);
    }
    return reading;
  }

  /** "prevented them from leaving": a clause that belongs to its verb, unlike one of purpose. */
  const fromOrOf = (verb: Token): boolean =>
    ['from', 'of', 'on', 'to'].includes(caseWord(document, verb.index, 'mark') ?? '') && verb.tag === 'VBG';

  function underVerb(verb: Token, over: Token, depth: number): Reading {
    const match = matcher.matchAt(over.index);
    const content = match ? contentStatus(match.frame, match, verb.index, depth) : undefined;
    if (content) return content;
    const operator = verb.relation === 'advcl' && !fromOrOf(verb) ? undefined : matcher.operatorAt(over.index);
    if (operator) return underOperator(operator.rule.effect, readingOf(over.index, depth + 1), over.lemma);
    const infinitive =
      verb.tag === 'VB' || dependents(document, verb.index, 'mark').some((mark) => tokenAt(document, mark).lower === 'to');
    if (infinitive) return plain('planned', 'future', `"to" under "${over.lower}"`);
    const outer =
      isVerbal(over) || over.pos === 'ADJ' ? readingOf(over.index, depth + 1) : plain('occurred', 'past', 'participle');
    return { ...outer, negated: false, status: outer.status === 'denied' ? 'occurred' : outer.status };
  }

  function underNoun(verb: Token, over: Token, depth: number): Reading {
    const match = matcher.matchAt(over.index);
    const content = match ? contentStatus(match.frame, match, verb.index, depth) : undefined;
    if (content) return content;
    const above = over.head < 0 ? undefined : matcher.matchAt(over.head);
    const addressed = above && contentStatus(above.frame, above, verb.index, depth);
    if (addressed) return addressed;
    const operator = matcher.operatorAt(over.index);
    if (operator) return underOperator(operator.rule.effect, plain('occurred', 'past', over.lower), over.lemma);
    if (verb.tag === 'VB')
      return dependents(document, over.index, 'amod').some((each) => document.words.ordinals.has(tokenAt(document, each).lower))
        ? plain('occurred', 'past', 'ordinal')
        : plain('planned', 'future', `"to" under "${over.lower}"`);
    const lasts =
      verb.tag === 'VBG' || (document.words.states.has(verb.lemma) && dependents(document, verb.index, 'obj').length === 0);
    return plain(lasts ? 'ongoing' : 'occurred', lasts ? 'present' : 'past', 'participle');
  }

  function nonfinite(verb: Token, depth: number): Reading {
    if (verb.head < 0 || depth > maximumDepth) return plain(verb.tag === 'VB' ? 'planned' : 'occurred', 'unknown', 'no tense');
    const over = tokenAt(document, verb.head);
    if (verb.relation === 'conj' || verb.relation === 'parataxis') return { ...readingOf(over.index, depth + 1) };
    if (verb.relation.startsWith('acl') && !isVerbal(over)) return underNoun(verb, over, depth);
    return underVerb(verb, over, depth);
  }

  /** What a speech act makes of its content. */
  function contentStatus(frame: FrameRule, match: Match, content: number, depth: number): Reading | undefined {
    if (frame.contentStatus === undefined || !frame.about.some((name) => match.slot(name).includes(content))) return undefined;
    const told = matcher.matchAt(content);
    if (told && isAnswer(document, match, told)) return plain('occurred', 'past', `answered by "${frame.id}"`);
    const act = readingOf(match.token, depth + 1);
    const status = frame.contentStatus;
    const ahead =
      status === 'alleged' || status === 'denied' || status === 'occurred' || status === 'ongoing' ? 'past' : 'future';
    if (act.negated && status === 'planned')
      return { status: 'unknown', negated: false, tense: ahead, because: `content of "${frame.id}", negated` };
    return { status, negated: status === 'denied', tense: ahead, because: `content of "${frame.id}"` };
  }

  /** A finite clause under a verb that is no attribution of it: "proposed that they hold talks". */
  function underContent(verb: Token, depth: number): Reading | undefined {
    if (verb.head < 0 || depth > maximumDepth) return undefined;
    const match = matcher.matchAt(verb.head);
    return match && contentStatus(match.frame, match, verb.index, depth);
  }

  /** "are to be freed", "is to visit": arranged. */
  function isToDo(verb: Token, helpers: readonly Token[]): Reading | undefined {
    const arranged = helpers.some(({ lemma, tag, index }) => lemma === 'be' && tag !== 'VB' && index < verb.index);
    return arranged && verb.relation !== 'xcomp' ? plain('planned', 'future', '"is to"') : undefined;
  }

  function readVerb(verb: Token, depth: number): Reading {
    const helpers = auxiliaries(verb.index);
    const to = dependents(document, verb.index, 'mark').some((mark) => tokenAt(document, mark).lower === 'to');
    const own = to ? isToDo(verb, helpers) : finite(document, verb, helpers);
    const governed = own && (verb.relation === 'ccomp' || verb.relation === 'xcomp') ? underContent(verb, depth) : undefined;
    const share =
      own === undefined || (verb.relation === 'conj' && helpers.length === 0 && verb.tag !== 'VBD' && verb.tag !== 'VBZ');
    let reading = governed ?? (share ? nonfinite(verb, depth) : own!);
    if (stillSo(document, verb, reading)) reading = plain('ongoing', 'present', 'still so');
    if (verb.lemma === 'go' && verb.tag === 'VBG' && reading.status === 'ongoing')
      reading = plain('planned', 'future', '"going to"');
    if (conditional(document, verb.index))
      reading = asksWhether(document, verb.index)
        ? plain('unknown', reading.tense, 'under "whether"')
        : plain('hypothetical', 'future', 'under a condition');
    if (reading.status === 'planned' && hasCondition(document, verb.index))
      reading = plain('hypothetical', 'future', 'planned under a condition');
    if (negatedHere(document, verb.index) || emptySubject(document, verb.index)) {
      // "no troops would be sent without consent" leaves it open.
      const open =
        reading.tense === 'future' &&
        dependents(document, verb.index, 'obl').some((child) => caseWord(document, child) === 'without');
      reading = open ? plain('hypothetical', 'future', 'only with what is named') : negate(reading);
    }
    return byAdverb(verb.index, reading);
  }

  const readNoun = createReadNoun({ document, matcher, adverbEffects, underOperator, contentStatus, readingOf });

  function readingOf(index: number, depth: number): Reading {
    const before = known.get(index);
    if (before) return before;
    if (depth > maximumDepth) return plain('unknown', 'unknown', 'too deep');
    const token = tokenAt(document, index);
    const copular = dependents(document, index, 'cop').length > 0;
    const reading = isVerbal(token) || token.pos === 'ADJ' || copular ? readVerb(token, depth) : readNoun(token, depth);
    known.set(index, reading);
    return reading;
  }

  return (match) => {
    const reading = readingOf(match.token, 0);
    return match.frame.status ? { ...reading, status: match.frame.status, because: `always, by "${match.frame.id}"` } : reading;
  };
}
