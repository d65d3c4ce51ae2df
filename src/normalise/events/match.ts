/**
 * Which frame a token fires: the most demanding one whose words, slots, content and people all hold. Why others were blocked
 * goes to the trace.
 */
import type { FrameRule, OperatorRule } from '../../lexicon/frame-rules.ts';
import type { EventType } from '../../schema/vocabularies.ts';
import { eventTypeTable } from '../../schema/event-type-table.ts';
import type { TraceEntry } from '../document.ts';
import type { VerbSlots } from './arguments.ts';
import { type EventIndex, hasRest, type Trigger, type TriggerKind } from './frame-index.ts';
import { createFrameSlots } from './frame-slots.ts';
import { createFrameTests } from './frame-tests.ts';
import type { Match, Matcher } from './matching.ts';
import { isAttributive, isState, namesBody, namesSomething } from './no-event.ts';
import type { PartiesAt } from './participants.ts';
import type { Scene } from './scene.ts';
import { caseWord, dependents, isDefinite, tokenAt } from './tree.ts';

/** What an event counts as where it is somebody's content. */
export function contentKind(type: EventType): 'conflict' | 'cooperation' | 'consult' | 'other' {
  if (type === 'CONSULT') return 'consult';
  const { quad } = eventTypeTable[type];
  if (quad === 'material-conflict' || quad === 'verbal-conflict') return 'conflict';
  return quad === 'none' ? 'other' : 'cooperation';
}

export function createMatcher(
  document: Scene,
  index: EventIndex,
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
  trace?: (entry: TraceEntry) => void,
): Matcher {
  /** By token; null where there is none. */
  const known: (Match | null | undefined)[] = new Array<Match | null | undefined>(document.tokens.length);
  /** Types told so far, alone and with the word that told them. */
  const told = new Set<string>();
  const operators = new Map<number, Trigger<OperatorRule> | undefined>();
  const namedAt = new Map(
    document.mentions
      .filter(({ form, entity, first, last }) => form === 'name' && entity !== undefined && last > first)
      .flatMap(({ entity, head }) => [[head, document.entities[entity!]!] as const]),
  );

  const { carrierOf, slotsOfModal, slotsOfNoun, slotsOfVerb } = createFrameSlots(document, verbSlots, partiesAt, operatorAt);
  const { wordsHold, peopleHold, isSport, isSubjectMatter } = createFrameTests(document, index, partiesAt);

  function kindOf(token: number): TriggerKind | undefined {
    const { pos, tag, relation } = tokenAt(document, token);
    if (tag === 'MD') return relation === 'aux' ? 'modal' : undefined;
    if (pos === 'VERB' || (tag.startsWith('VB') && pos !== 'AUX')) return 'verb';
    if (pos === 'NOUN' || pos === 'PROPN') return 'noun';
    return pos === 'ADJ' ? 'adjective' : undefined;
  }

  /** A predicate may be tagged as the participle that it once was: "is prepared to". */
  const fits = (wanted: TriggerKind, kind: TriggerKind | undefined, token: number): boolean =>
    wanted === kind || (wanted === 'adjective' && kind === 'verb' && tokenAt(document, token).tag === 'VBN');

  /** A noun that only stands before another ("war crimes") or in somebody's name ("Warsaw Pact") tells of nothing. */
  function isPartOfName(token: number): boolean {
    const { relation } = tokenAt(document, token);
    if (relation === 'nmod:desc' || relation === 'flat') return true;
    if (relation === 'compound') return tokenAt(document, Math.min(token + 1, document.tokens.length - 1)).pos !== 'ADP';
    const over = namedAt.get(token);
    return over !== undefined && over.kind !== 'event' && over.kind !== 'thing';
  }

  function operatorAt(token: number): Trigger<OperatorRule> | undefined {
    if (operators.has(token)) return operators.get(token);
    const kind = kindOf(token);
    const found = index
      .operatorsOf(tokenAt(document, token))
      .find((each) => fits(each.kind, kind, token) && hasRest(document, token, each.kind, each.rest));
    operators.set(token, found);
    return found;
  }

  /** "such drills", "the offer": a noun that repeats an event told before needs nobody beside it. */
  function pointsBack(token: number, frame: FrameRule): boolean {
    const { lemma } = tokenAt(document, token);
    if (told.has(`${frame.type} ${lemma}`) && caseWord(document, token) !== 'for') return true;
    return told.has(frame.type) && frame.type !== 'OTHER' && isDefinite(document, token);
  }

  function contentHolds(frame: FrameRule, slot: Match['slot']): boolean {
    if (frame.content === undefined) return true;
    return frame.about
      .flatMap((name) => slot(name))
      .some((token) => contentOf(token).some((content) => contentKind(content.frame.type) === frame.content));
  }

  function tryFrame(token: number, { rule: frame, kind, rest }: Trigger<FrameRule>): Match | string {
    if (!hasRest(document, token, kind, rest)) return 'words that belong to it are not there';
    if (frame.type !== 'OTHER' && isSport(token)) return 'its sentence is about sport';
    if (kind === 'noun' && isSubjectMatter(token)) return 'it only says what information is about';
    const carrier = kind === 'noun' ? carrierOf(token) : undefined;
    const slot =
      kind === 'noun'
        ? slotsOfNoun(token, frame, carrier)
        : kind === 'modal'
          ? slotsOfModal(token)
          : slotsOfVerb(token, frame, kind, rest);
    const wrong = wordsHold(frame, slot);
    if (wrong !== undefined) return wrong;
    if (!peopleHold(frame, slot) && !(kind === 'noun' && pointsBack(token, frame))) return 'nobody of public life takes part';
    if (!contentHolds(frame, slot)) return `what it is about is no ${frame.content}`;
    return { token, frame, kind, slot, ...(carrier !== undefined && { carrier }) };
  }

  /** Words that fire frames elsewhere and tell of nothing here. */
  function tellsNothing(token: number, kind: TriggerKind): boolean {
    if (kind === 'noun') return isPartOfName(token) || namesBody(document, token) || isState(document, token);
    return kind === 'verb' && (isAttributive(document, token) || namesSomething(document, token));
  }

  function find(token: number): Match | undefined {
    const kind = kindOf(token);
    if (kind === undefined) return undefined;
    const { lower, start, end } = tokenAt(document, token);
    const byLemma = index.framesOf(tokenAt(document, token));
    const predicates = kind === 'verb' && lower.endsWith('ed') ? (index.frames.get(lower) ?? []) : [];
    if ((byLemma.length === 0 && predicates.length === 0) || tellsNothing(token, kind)) return undefined;
    for (const trigger of predicates.length > 0 && predicates !== byLemma ? [...predicates, ...byLemma] : byLemma) {
      if (!fits(trigger.kind, kind, token)) continue;
      const result = tryFrame(token, trigger);
      if (typeof result !== 'string') return result;
      trace?.({ stage: 'events', rule: trigger.rule.id, outcome: 'blocked', because: result, start, end });
    }
    return undefined;
  }

  function matchAt(token: number): Match | undefined {
    const before = known[token];
    if (before !== undefined) return before ?? undefined;
    known[token] = null;
    const match = find(token);
    known[token] = match ?? null;
    if (match) told.add(match.frame.type).add(`${match.frame.type} ${tokenAt(document, token).lemma}`);
    return match;
  }

  function contentOf(token: number, depth = 0): readonly Match[] {
    const match = matchAt(token);
    if (match) return [match];
    if (depth > 4) return [];
    const below = operatorAt(token) || tokenAt(document, token).pos !== 'NOUN' ? ['xcomp', 'obj', 'ccomp'] : [];
    const toClauses =
      below.length > 0 ? dependents(document, token, 'advcl').filter((child) => caseWord(document, child, 'mark') === 'to') : [];
    const under = [...toClauses, ...dependents(document, token, 'acl', ...below)].concat(
      (document.children[token] ?? []).filter((child) => {
        const { relation } = tokenAt(document, child);
        return relation === 'nmod' && caseWord(document, child) === 'of';
      }),
    );
    return under
      .flatMap((child) => [child, ...dependents(document, child, 'conj')])
      .flatMap((child) => contentOf(child, depth + 1));
  }

  return { matchAt, operatorAt, contentOf };
}
