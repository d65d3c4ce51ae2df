/**
 * Which other actors a record may be, in the end. What is certain is one record already; here is the rest, for somebody to decide.
 * Pairs are found by blocks: each actor stands in some and looks in some, both made from its names, so that nothing is ever
 * scanned. A pair is scored from the two records alone: what speaks for it adds up as chances do, none of which has to be right,
 * and what speaks against it leaves a share of that.
 */
import type { Actor } from '../schema/actor.ts';
import type { CandidateReason } from '../schema/vocabularies.ts';
import { initialsOf, isAcronym, isShortFor, withoutDots } from './acronyms.ts';
import { actorClasses, foldName } from './identity.ts';
import { areNear, endsOf, sameWords } from './near-names.ts';
import { spelled } from './spelling.ts';

/** What of a record decides. */
export type Comparable = Pick<Actor, 'id' | 'name' | 'kind' | 'named' | 'aliases' | 'country' | 'roles' | 'wikidataId'>;

/** Pairs that score less are not worth anybody's time. */
const least = 0.2;

/** How likely each alone makes it that two are one; of those that speak against it, the share that they leave. Set by hand. */
const weights: Readonly<Record<CandidateReason, number>> = {
  'same-name': 0.6,
  'shared-alias': 0.5,
  acronym: 0.5,
  'same-words': 0.5,
  'near-name': 0.4,
  surname: 0.3,
  'same-role': 0.3,
  'same-country': 0.15,
  'other-country': 0.5,
  'other-kind': 0.4,
  'told-apart': 0.4,
};
const against: ReadonlySet<CandidateReason> = new Set(['other-country', 'other-kind', 'told-apart']);

export interface Reason {
  readonly code: CandidateReason;
  readonly speaks: 'for' | 'against';
  readonly detail?: string;
}
export interface Scored {
  readonly score: number;
  readonly reasons: readonly Reason[];
}

const key = (name: string): string => spelled(foldName(name));
const isPerson = ({ kind }: Comparable): boolean => kind === 'person';
/** A person's surname alone is many people's: no name to know somebody by. */
const isFull = (actor: Comparable, name: string): boolean => !isPerson(actor) || foldName(name).includes(' ');
const namesOf = ({ name, aliases }: Comparable): string[] => [...new Set([name, ...aliases])].filter((each) => key(each) !== '');
const fullNames = (actor: Comparable): string[] => namesOf(actor).filter((name) => isFull(actor, name));

/** What a person may be called by surname: the last word of the full names, and single words that articles use. */
function surnamesOf(actor: Comparable): string[] {
  const single = namesOf(actor).filter((name) => !isFull(actor, name));
  return [...new Set([...single, ...fullNames(actor).map((name) => name.split(/\s+/).at(-1)!)].map(key))];
}

interface Block {
  readonly stands: string;
  readonly looks: string;
}
const block = (stands: string, looks = stands): Block => ({ stands, looks });

/** One who goes by a surname alone looks among those who have one, and they among those; acronyms and full names alike. */
function blocks(actor: Comparable): Block[] {
  if (!actor.named || key(actor.name) === '') return [];
  const full = fullNames(actor);
  const shared = [...new Set([actor.name, ...full])].map((name) => block(`is ${key(name)}`));
  const near = full.flatMap((name) => endsOf(key(name).split(' '))).map((end) => block(end));
  if (isPerson(actor)) {
    const surnames = isFull(actor, actor.name)
      ? surnamesOf(actor).map((name) => block(`surname ${name}`, `alone ${name}`))
      : [block(`alone ${key(actor.name)}`, `surname ${key(actor.name)}`)];
    return [...shared, ...near, ...surnames];
  }
  const short = full.filter(isAcronym).map((name) => foldName(withoutDots(name)));
  return [
    ...shared,
    ...near,
    ...full.flatMap((name) => sameWords(name) ?? []).map((words) => block(`words ${words}`)),
    ...short.map((letters) => block(`short ${letters}`, `long ${letters}`)),
    ...full.flatMap(initialsOf).map((letters) => block(`long ${letters}`, `short ${letters}`)),
  ];
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.map((text) => text.slice(0, 200)))].sort();
/** Blocks that an actor stands in; none where it has no name. */
export const blocksOfActor = (actor: Comparable): string[] => distinct(blocks(actor).map(({ stands }) => stands));
/** Blocks in which those stand that it may be one with. */
export const blocksToAsk = (actor: Comparable): string[] => distinct(blocks(actor).map(({ looks }) => looks));

/** A title without what says when somebody had it. */
const bareTitle = (title: string): string =>
  foldName(title).replace(/^(former|then|ex|late|outgoing|incoming|acting|current|onetime|longtime) /u, '');

/** The first pair of names that fits. */
function pairOf(left: readonly string[], right: readonly string[], fits: (a: string, b: string) => boolean): string | undefined {
  for (const a of left) for (const b of right) if (fits(a, b)) return a === b ? a : `${a} / ${b}`;
  return undefined;
}

/** What the names have in common, the strongest of it. */
function compareNames(a: Comparable, b: Comparable): readonly Reason[] {
  const found = (code: CandidateReason, detail: string | undefined): Reason[] =>
    detail === undefined ? [] : [{ code, speaks: 'for', detail }];
  const [left, right] = [fullNames(a), fullNames(b)];
  const alike = (one: string, other: string): boolean => key(one) === key(other);
  const bodies = !isPerson(a) && !isPerson(b);
  const surname = isFull(a, a.name)
    ? pairOf(surnamesOf(a), isFull(b, b.name) ? [] : [b.name], alike)
    : pairOf([a.name], surnamesOf(b), alike);
  const tries: (() => Reason[])[] = [
    () => found('same-name', isFull(a, a.name) ? pairOf([a.name], [b.name], alike) : undefined),
    () => found('shared-alias', pairOf(left, right, alike)),
    () =>
      found(
        'acronym',
        bodies ? pairOf(left, right, (one, other) => isShortFor(one, other) || isShortFor(other, one)) : undefined,
      ),
    () =>
      found(
        'same-words',
        bodies
          ? pairOf(left, right, (one, other) => sameWords(one) !== undefined && sameWords(one) === sameWords(other))
          : undefined,
      ),
    () =>
      found(
        'near-name',
        pairOf(left, right, (one, other) => areNear(key(one).split(' '), key(other).split(' '))),
      ),
    () => found('surname', surname),
  ];
  for (const attempt of tries) {
    const reasons = attempt();
    if (reasons.length > 0) return reasons;
  }
  return [];
}

function compareRest(a: Comparable, b: Comparable): Reason[] {
  const titles = (actor: Comparable): string[] =>
    actor.roles.flatMap(({ title, organisation }) => [
      bareTitle(title),
      ...(organisation === undefined ? [] : [foldName(organisation)]),
    ]);
  const role = pairOf(titles(a), titles(b), (one, other) => one === other);
  const differ = a.country !== undefined && b.country !== undefined && a.country !== b.country;
  return [
    ...(role === undefined ? [] : [{ code: 'same-role', speaks: 'for', detail: role } as const]),
    ...(a.country !== undefined && a.country === b.country
      ? [{ code: 'same-country', speaks: 'for', detail: a.country } as const]
      : []),
    ...(differ ? [{ code: 'other-country', speaks: 'against', detail: `${a.country} / ${b.country}` } as const] : []),
    ...(actorClasses[a.kind] === actorClasses[b.kind]
      ? []
      : [{ code: 'other-kind', speaks: 'against', detail: `${a.kind} / ${b.kind}` } as const]),
  ];
}

/** How likely it is that two are one, and why; undefined where it is not worth a look. `toldApart` is an article that names both. */
export function scorePair(a: Comparable, b: Comparable, toldApart: string | undefined): Scored | undefined {
  if (a.wikidataId !== undefined && b.wikidataId !== undefined && a.wikidataId !== b.wikidataId) return undefined;
  const names = compareNames(a, b);
  if (names.length === 0) return undefined;
  const apart: Reason[] = toldApart === undefined ? [] : [{ code: 'told-apart', speaks: 'against', detail: toldApart }];
  const reasons = [...names, ...compareRest(a, b), ...apart];
  const open = reasons.filter(({ speaks }) => speaks === 'for').reduce((rest, { code }) => rest * (1 - weights[code]), 1);
  const left = reasons.filter(({ code }) => against.has(code)).reduce((share, { code }) => share * weights[code], 1);
  const score = Math.round((1 - open) * left * 100) / 100;
  return score < least ? undefined : { score, reasons };
}
