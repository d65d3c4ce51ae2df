/**
 * Which frame a token fires: the most demanding one whose words, slots, content and people all hold. Why others were blocked
 * goes to the trace.
 */
import type { FrameRule, Gate, OperatorRule } from '../../lexicon/frame-rules.ts';
import type { EventType } from '../../schema/vocabularies.ts';
import { eventTypeTable } from '../../schema/vocabularies.ts';
import type { Entity, Mentioned, TraceEntry } from '../document.ts';
import { nounSlots, type Slots, type VerbSlots } from './arguments.ts';
import { type EventIndex, hasRest, type Trigger, type TriggerKind, triggersOf } from './frame-index.ts';
import { isPublic, type PartiesAt } from './participants.ts';
import { caseWord, dependents, isDefinite, isVerbal, tokenAt } from './tree.ts';

export interface Match {
  readonly token: number;
  readonly frame: FrameRule;
  readonly kind: TriggerKind;
  /** Head tokens in a slot of the frame, wherever grammar puts it. */
  readonly slot: (name: string) => readonly number[];
  /** The light verb or operator that has the noun as its object: "launch" in "launch an attack". */
  readonly carrier?: number;
}

export interface Matcher {
  readonly matchAt: (token: number) => Match | undefined;
  readonly operatorAt: (token: number) => Trigger<OperatorRule> | undefined;
  /** Events that a slot's token tells of, itself or through light verbs and operators. */
  readonly contentOf: (token: number) => readonly Match[];
}

const gates: Readonly<Record<EventType, Gate>> = {
  AGREE: 'actor',
  CONSULT: 'any',
  SUPPORT: 'any',
  CONCEDE: 'any',
  COOPERATE: 'any',
  AID: 'any',
  RETREAT: 'any',
  REQUEST: 'any',
  ACCUSE: 'any',
  REJECT: 'any',
  THREATEN: 'any',
  PROTEST: 'none',
  SANCTION: 'any',
  MOBILIZE: 'any',
  COERCE: 'any',
  ASSAULT: 'any',
  OTHER: 'none',
};

/** What an event counts as where it is somebody's content. */
export function contentKind(type: EventType): 'conflict' | 'cooperation' | 'consult' | 'other' {
  if (type === 'CONSULT') return 'consult';
  const { quad } = eventTypeTable[type];
  if (quad === 'material-conflict' || quad === 'verbal-conflict') return 'conflict';
  return quad === 'none' ? 'other' : 'cooperation';
}

/** Nouns that only count or time what stands after their "of": "ten days of talks". */
const measures: ReadonlySet<string> = new Set(
  'day week month year hour round series number wave string set lot period kind form couple spate dozen type decade bout'.split(
    ' ',
  ),
);

/** What an entity has to be to count as a word of a class. */
const classTests: ReadonlyMap<string, (entity: Entity) => boolean> = new Map([
  ['@public', isPublic],
  ['@person', ({ kind }: Entity) => kind === 'person' || kind === 'group'],
  ['@any-place', ({ kind, named }: Entity) => named && (kind === 'place' || kind === 'country')],
  ['@forces', ({ sector }: Entity) => sector === 'MIL' || sector === 'COP'],
  ['@police', ({ sector }: Entity) => sector === 'COP'],
  ['@legislature', ({ sector }: Entity) => sector === 'LEG'],
  ['@firm', ({ kind, sector }: Entity) => kind === 'organisation' && sector === 'BUS'],
]);

const none: readonly number[] = [];

export function createMatcher(
  document: Mentioned,
  index: EventIndex,
  verbSlots: VerbSlots,
  partiesAt: PartiesAt,
  trace?: (entry: TraceEntry) => void,
): Matcher {
  const known = new Map<number, Match | undefined>();
  /** Types told so far, alone and with the word that told them. */
  const told = new Set<string>();
  const operators = new Map<number, Trigger<OperatorRule> | undefined>();
  const namedAt = new Map(
    document.mentions
      .filter(({ form, entity, first, last }) => form === 'name' && entity !== undefined && last > first)
      .flatMap(({ entity, head }) => [[head, document.entities[entity!]!] as const]),
  );

  function kindOf(token: number): TriggerKind | undefined {
    const { pos, tag } = tokenAt(document, token);
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
    const { lemma } = tokenAt(document, token);
    const found = (index.operators.get(lemma) ?? []).find(
      (each) => each.kind === kind && hasRest(document, token, each.kind, each.rest),
    );
    operators.set(token, found);
    return found;
  }

  function carrierOf(noun: number): number | undefined {
    const { relation, head } = tokenAt(document, noun);
    if (head < 0) return undefined;
    if (relation === 'conj' && !isVerbal(tokenAt(document, head))) return carrierOf(head);
    const over = tokenAt(document, head);
    if (relation === 'nmod' && measures.has(over.lemma) && caseWord(document, noun) === 'of') return carrierOf(head);
    if (relation === 'acl') return undefined;
    if (!isVerbal(over)) return undefined;
    const operator = operatorAt(head);
    if (operator === undefined) return undefined;
    if (relation === 'obj' || relation === 'nsubj:pass' || relation === 'nsubj') return head;
    const word = caseWord(document, noun);
    return relation === 'obl' && word !== undefined && operator.rest.includes(word) ? head : undefined;
  }

  function carrierSlots(noun: number, carrier: number | undefined): Slots | undefined {
    if (carrier === undefined || tokenAt(document, noun).relation === 'nsubj') return undefined;
    return verbSlots(carrier);
  }

  function slotsOfNoun(noun: number, frame: FrameRule, carrier: number | undefined): (name: string) => readonly number[] {
    const own = nounSlots(document, noun);
    const over = carrierSlots(noun, carrier);
    const carries = carrier !== undefined && operatorAt(carrier)?.rule.carries === true;
    const outer = carrier === undefined ? undefined : verbSlots(carrier);
    const get = (name: string): readonly number[] => own.get(name) ?? outer?.get(name)?.filter((each) => each !== noun) ?? none;
    const people = (name: string): readonly number[] => (own.get(name) ?? none).filter((each) => partiesAt(each).length > 0);
    const transitive = frame.recipient.includes('obj') || (frame.recipient.includes('of') && own.has('of'));
    const object = (): readonly number[] => {
      if (transitive && own.has('of')) return own.get('of')!;
      if (frame.possessedObject && people('poss').length > 0) return people('poss');
      const beside = ['on', 'against', 'upon', 'into'].map(get).find((each) => each.length > 0);
      if (beside) return beside;
      return frame.possessedObject ? people('mod') : none;
    };
    const subject = (): readonly number[] => {
      const carried = carries ? (over?.get('subj') ?? none) : none;
      if (carried.length > 0) return carried;
      if (own.has('subj')) return own.get('subj')!;
      const ways = frame.possessedObject
        ? [own.get('by') ?? none]
        : [own.get('by') ?? none, people('poss'), people('mod'), transitive ? none : (own.get('of') ?? none), people('from')];
      return (
        ways.find((each) => each.length > 0) ??
        (frame.possessedObject && own.has('of') ? [...people('poss'), ...people('mod')] : none)
      );
    };
    return (name) => {
      if (name === 'subj') return subject();
      if (name === 'obj') return object();
      if (name === 'poss' || name === 'mod') return people(name);
      return get(name);
    };
  }

  function slotsOfVerb(token: number, kind: TriggerKind, rest: readonly string[]): (name: string) => readonly number[] {
    const slots = verbSlots(token);
    // "handed over the prisoners", read as a preposition and what stands after it.
    const particle = slots.has('obj') ? undefined : rest.find((word) => slots.has(word));
    const of = (name: string): readonly number[] | undefined => (name === 'xcomp' ? controlled(slots) : slots.get(name));
    if (kind === 'verb') return (name) => of(name === 'obj' && particle !== undefined ? particle : name) ?? none;
    return (name) => of(name) ?? (name === 'subj' ? (slots.get('obj') ?? none) : none);
  }

  /** The controlled clause; a clause of purpose or a gerund counts where the verb has none, as parsers mix them up. */
  function controlled(slots: Slots): readonly number[] | undefined {
    const gerunds = slots
      .get('advcl')
      ?.filter((clause) => tokenAt(document, clause).tag === 'VBG' && tokenAt(document, clause - 1).text !== ',');
    const near = slots.get('xcomp') ?? slots.get('to-ing') ?? (gerunds && gerunds.length > 0 ? gerunds : undefined);
    if (near !== undefined) return near;
    // "wants the rebels to disarm", where the clause was hung on the object.
    const hung = (slots.get('obj') ?? none).flatMap((object) =>
      dependents(document, object, 'acl').filter((clause) => caseWord(document, clause, 'mark') === 'to'),
    );
    return hung.length > 0 ? hung : undefined;
  }

  /** Whether a name belongs to a class by what the entity is: "Krone & Vale" is a firm, "Crimea" a place. */
  const namesOne = (token: number, words: readonly string[]): boolean =>
    words.some((word) => {
      const holds = classTests.get(word);
      return holds !== undefined && partiesAt(token).some(({ entity }) => holds(document.entities[entity]!));
    });

  /** "data on launches", read as one noun with "data" before it. */
  const beforePreposition = (token: number): number[] =>
    dependents(document, token, 'compound').filter((child) => child < token && tokenAt(document, child + 1).pos === 'ADP');

  function wordsHold(frame: FrameRule, slot: Match['slot']): string | undefined {
    const has = (name: string, words: readonly string[]): boolean =>
      [...slot(name), ...(name === 'obj' ? slot(name).flatMap(beforePreposition) : [])].some((token) => {
        const { lemma, lower } = tokenAt(document, token);
        return index.isOneOf(lemma, words) || index.isOneOf(lower, words) || namesOne(token, words);
      });
    if (frame.object && !has('obj', frame.object)) return 'its object is none of its words';
    if (frame.notObject && has('obj', frame.notObject)) return 'its object is a word that it excludes';
    if (frame.subject && !has('subj', frame.subject)) return 'its subject is none of its words';
    if (frame.notSubject && has('subj', frame.notSubject)) return 'its subject is a word that it excludes';
    for (const [name, words] of Object.entries(frame.with ?? {}))
      if (!has(name, words)) return `what stands after "${name}" is none of its words`;
    for (const [name, words] of Object.entries(frame.without ?? {}))
      if (has(name, words)) return `what stands after "${name}" is a word that it excludes`;
    const empty = frame.requires.find((name) => slot(name).length === 0 && slot(`${name}-ing`).length === 0);
    if (empty !== undefined) return `its slot ${empty} is empty`;
    const thing = frame.personal.find(
      (name) => !slot(name).some((token) => partiesAt(token).some(({ entity }) => document.entities[entity]!.kind !== 'place')),
    );
    if (thing !== undefined) return `its slot ${thing} names nobody`;
    const filled = frame.forbids.find((name) => slot(name).length > 0);
    return filled === undefined ? undefined : `its slot ${filled} is filled`;
  }

  function peopleHold(frame: FrameRule, slot: Match['slot']): boolean {
    const gate = frame.gate ?? gates[frame.type];
    if (gate === 'none') return true;
    const someoneIn = (names: readonly string[]): boolean =>
      names.some((name) =>
        slot(name).some((token) => partiesAt(token).some(({ entity }) => isPublic(document.entities[entity]!))),
      );
    const publicIn = (names: readonly string[]): number =>
      new Set(
        names
          .flatMap((name) => slot(name))
          .flatMap((token) => partiesAt(token))
          .map(({ entity }) => entity)
          .filter((entity) => isPublic(document.entities[entity]!)),
      ).size;
    const together = frame.reciprocal ? ['with', 'between', 'among', 'obj', 'of', 'mod', 'poss'] : [];
    if (gate === 'actor') return someoneIn([...frame.actor, ...together]);
    if (gate === 'both' && frame.reciprocal) return publicIn([...frame.actor, ...frame.recipient, ...together]) > 1;
    if (gate === 'both') return someoneIn(frame.actor) && someoneIn([...frame.recipient, ...together]);
    return someoneIn([...frame.actor, ...frame.recipient, ...together]);
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

  const sport = new Map<number, boolean>();
  /** A sentence with a word that only sport uses tells of no politics, whatever its verbs. */
  function isSport(token: number): boolean {
    const { sentence } = tokenAt(document, token);
    const before = sport.get(sentence);
    if (before !== undefined) return before;
    const { first, last } = document.sentences[sentence]!;
    const found = document.tokens
      .slice(first, last + 1)
      .some(({ pos, lemma }) => pos === 'NOUN' && index.isOneOf(lemma, ['@sport']));
    sport.set(sentence, found);
    return found;
  }

  function tryFrame(token: number, { rule: frame, kind, rest }: Trigger<FrameRule>): Match | string {
    if (!hasRest(document, token, kind, rest)) return 'words that belong to it are not there';
    if (frame.type !== 'OTHER' && isSport(token)) return 'its sentence is about sport';
    const carrier = kind === 'noun' ? carrierOf(token) : undefined;
    const slot = kind === 'noun' ? slotsOfNoun(token, frame, carrier) : slotsOfVerb(token, kind, rest);
    const wrong = wordsHold(frame, slot);
    if (wrong !== undefined) return wrong;
    if (!peopleHold(frame, slot) && !(kind === 'noun' && pointsBack(token, frame))) return 'nobody of public life takes part';
    if (!contentHolds(frame, slot)) return `what it is about is no ${frame.content}`;
    return { token, frame, kind, slot, ...(carrier !== undefined && { carrier }) };
  }

  function find(token: number): Match | undefined {
    const { lower, start, end } = tokenAt(document, token);
    const kind = kindOf(token);
    if (kind === undefined || (kind === 'noun' && isPartOfName(token))) return undefined;
    const byLemma = triggersOf(index.frames, tokenAt(document, token));
    const predicates = kind === 'verb' && lower.endsWith('ed') ? (index.frames.get(lower) ?? []) : [];
    for (const trigger of predicates.length > 0 && predicates !== byLemma ? [...predicates, ...byLemma] : byLemma) {
      if (!fits(trigger.kind, kind, token)) continue;
      const result = tryFrame(token, trigger);
      if (typeof result !== 'string') return result;
      trace?.({ stage: 'events', rule: trigger.rule.id, outcome: 'blocked', because: result, start, end });
    }
    return undefined;
  }

  function matchAt(token: number): Match | undefined {
    if (known.has(token)) return known.get(token);
    known.set(token, undefined);
    const match = find(token);
    known.set(token, match);
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
