/** Whether a frame holds: its words, its slots, and the people in them, who have to be of public life where its words are common ones. */
import type { FrameRule, Gate } from '../../lexicon/frame-rules.ts';
import type { EventType } from '../../schema/vocabularies.ts';
import type { Entity, Mentioned } from '../document.ts';
import type { EventIndex } from './frame-index.ts';
import type { Match } from './matching.ts';
import { isPublic, type PartiesAt } from './participants.ts';
import { dependents, tokenAt } from './tree.ts';

export interface FrameTests {
  /** What is wrong with its words and slots; undefined where nothing is. */
  readonly wordsHold: (frame: FrameRule, slot: Match['slot']) => string | undefined;
  readonly peopleHold: (frame: FrameRule, slot: Match['slot']) => boolean;
  /** Whether a token's sentence is about sport. */
  readonly isSport: (token: number) => boolean;
  /** Whether a noun only says what information is about in general: "data on its missile launches", not "on last week's launch". */
  readonly isSubjectMatter: (token: number) => boolean;
}

/** Who has to be of public life where the row does not say. */
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

/** What an entity has to be to count as a word of a class. */
const classTests: ReadonlyMap<string, (entity: Entity) => boolean> = new Map([
  ['@public', isPublic],
  ['@person', ({ kind }: Entity) => kind === 'person' || kind === 'group'],
  ['@any-place', ({ kind, named }: Entity) => named && (kind === 'place' || kind === 'country')],
  ['@state-itself', ({ kind }: Entity) => kind === 'country'],
  ['@forces', ({ sector }: Entity) => sector === 'MIL' || sector === 'COP'],
  ['@police', ({ sector }: Entity) => sector === 'COP'],
  ['@legislature', ({ sector }: Entity) => sector === 'LEG'],
  ['@firm', ({ kind, sector }: Entity) => kind === 'organisation' && sector === 'BUS'],
]);

/** Types of which a passive without an actor still tells: "the minister was criticised". */
const verbal: ReadonlySet<string> = new Set(['ACCUSE', 'SUPPORT']);

const sportWords = ['@sport'];
const informationWords = ['@information'];

export function createFrameTests(document: Mentioned, index: EventIndex, partiesAt: PartiesAt): FrameTests {
  /** Whether a name belongs to a class by what the entity is: "Krone & Vale" is a firm, "Crimea" a place. */
  const namesOne = (token: number, words: readonly string[]): boolean => {
    const entity = document.mentions[document.mentionAt[token] ?? -1]?.entity;
    return entity !== undefined && words.some((word) => classTests.get(word)?.(document.entities[entity]!) === true);
  };

  /** "data on launches", read as one noun with "data" before it. */
  const beforePreposition = (token: number): number[] =>
    dependents(document, token, 'compound').filter((child) => child < token && tokenAt(document, child + 1).pos === 'ADP');

  /** Whether a token itself names somebody; whose it is does not count. */
  const isSomebody = (token: number): boolean => {
    const entity = document.mentions[document.mentionAt[token] ?? -1]?.entity;
    return entity !== undefined && ['person', 'group', 'organisation', 'country'].includes(document.entities[entity]!.kind);
  };

  function wordsHold(frame: FrameRule, slot: Match['slot']): string | undefined {
    const has = (name: string, words: readonly string[]): boolean => {
      const isOne = (token: number): boolean => {
        const { lemma, lower } = tokenAt(document, token);
        return index.isOneOf(lemma, words) || index.isOneOf(lower, words) || namesOne(token, words);
      };
      const tokens = slot(name);
      return tokens.some(isOne) || (name === 'obj' && tokens.some((token) => beforePreposition(token).some(isOne)));
    };
    if (frame.object && !has('obj', frame.object)) return 'its object is none of its words';
    if (frame.notObject && has('obj', frame.notObject)) return 'its object is a word that it excludes';
    if (frame.subject && !has('subj', frame.subject)) return 'its subject is none of its words';
    if (frame.notSubject && has('subj', frame.notSubject)) return 'its subject is a word that it excludes';
    for (const name in frame.with) if (!has(name, frame.with[name]!)) return `what stands after "${name}" is none of its words`;
    for (const name in frame.without)
      if (has(name, frame.without[name]!)) return `what stands after "${name}" is a word that it excludes`;
    const empty = frame.requires.find((name) => slot(name).length === 0 && slot(`${name}-ing`).length === 0);
    if (empty !== undefined) return `its slot ${empty} is empty`;
    const thing = frame.personal.find((name) => !slot(name).some(isSomebody));
    if (thing !== undefined) return `its slot ${thing} names nobody`;
    const filled = frame.forbids.find((name) => slot(name).length > 0);
    return filled === undefined ? undefined : `its slot ${filled} is filled`;
  }

  /** Whether a phrase names somebody of public life: "doctors from two American groups" does by what belongs to it. */
  function isPublicPhrase(token: number, depth: number): boolean {
    if (partiesAt(token).some(({ entity }) => isPublic(document.entities[entity]!))) return true;
    return (
      depth < 3 &&
      dependents(document, token, 'amod', 'compound', 'nmod', 'nmod:poss', 'nmod:desc').some((child) =>
        isPublicPhrase(child, depth + 1),
      )
    );
  }

  /** "her battle with the senator": two people fight in words, forces in earnest. */
  function onlyInWords(frame: FrameRule, slot: Match['slot']): boolean {
    if (frame.type !== 'ASSAULT' || !frame.reciprocal) return false;
    const names = new Set([...frame.actor, ...frame.recipient, 'with', 'between', 'poss']);
    const parties = [...names].flatMap((name) => slot(name)).flatMap((token) => partiesAt(token));
    const isOne = (entity: Entity): boolean => entity.kind === 'person' && !entity.plural && entity.sector !== 'MIL';
    return parties.length > 0 && parties.every(({ entity }) => isOne(document.entities[entity]!));
  }

  function peopleHold(frame: FrameRule, slot: Match['slot']): boolean {
    if (onlyInWords(frame, slot)) return false;
    const gate = frame.gate ?? gates[frame.type];
    if (gate === 'none') return true;
    const someoneIn = (names: readonly string[]): boolean =>
      names.some((name) => slot(name).some((token) => isPublicPhrase(token, 0)));
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
    const nobodyActs = frame.actor.every((name) => slot(name).length === 0);
    if (gate === 'both' && nobodyActs && verbal.has(frame.type) && slot('obj').length > 0) return someoneIn(frame.recipient);
    if (gate === 'both') return someoneIn(frame.actor) && someoneIn([...frame.recipient, ...together]);
    return someoneIn([...frame.actor, ...frame.recipient, ...together]);
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
      .some(({ pos, lemma }) => pos === 'NOUN' && index.isOneOf(lemma, sportWords));
    sport.set(sentence, found);
    return found;
  }

  function isSubjectMatter(token: number): boolean {
    if (tokenAt(document, token).tag !== 'NNS') return false;
    const under = document.children[token] ?? [];
    if (under.some((child) => ['nummod', 'det', 'nmod:unmarked', 'acl', 'acl:relcl'].includes(tokenAt(document, child).relation)))
      return false;
    return dependents(document, token, 'case').some((at) => {
      const noun = document.tokens[at - 1];
      return (
        /^(?:on|about|regarding|concerning)$/.test(tokenAt(document, at).lower) &&
        noun !== undefined &&
        index.isOneOf(noun.lemma, informationWords)
      );
    });
  }

  return { wordsHold, peopleHold, isSport, isSubjectMatter };
}
