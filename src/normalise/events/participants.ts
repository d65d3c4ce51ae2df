/** From head tokens to entities: who stands in a slot. */
import type { Entity } from '../document.ts';
import type { Scene } from './scene.ts';
import { caseWord, dependents, type Tree, tokenAt } from './tree.ts';

export interface Party {
  readonly entity: number;
  readonly mention?: number;
}

export type PartiesAt = (token: number) => readonly Party[];

const publicSectors: ReadonlySet<string> = new Set([
  'GOV',
  'MIL',
  'SPY',
  'LEG',
  'JUD',
  'COP',
  'OPP',
  'PTY',
  'REB',
  'IGO',
  'NGO',
  'REF',
  'LAB',
  'REL',
]);

/** Whether somebody is of public life by what the authority or the text says: a state, a body of one, an office, a movement. */
export function isPublic(entity: Entity): boolean {
  if (entity.kind === 'country') return true;
  if (entity.sector !== undefined) return publicSectors.has(entity.sector);
  if (entity.kind === 'organisation') return entity.country !== undefined && entity.authority !== undefined;
  return entity.sourceKind === 'government' || entity.sourceKind === 'official';
}

const isActor = (entity: Entity): boolean =>
  entity.kind === 'person' || entity.kind === 'organisation' || entity.kind === 'country' || entity.kind === 'group';

const firstPerson: ReadonlySet<string> = new Set(['i', 'me', 'my', 'myself']);

/** Makes the lookup for one document. */
export function createPartiesAt(document: Scene): PartiesAt {
  const tree: Tree = document;
  const known = new Map<number, readonly Party[]>();
  const people = document.mentions.flatMap(({ form, entity, first, last }, index) =>
    form === 'name' && last > first && entity !== undefined && document.entities[entity]!.kind === 'person' ? [index] : [],
  );

  /** "I" in somebody's words is that somebody. */
  function speaker(token: number, mention: number): readonly Party[] {
    if (!firstPerson.has(tokenAt(tree, token).lower)) return [];
    const entity = document.attributions[document.attributionAt[token] ?? -1]?.sourceEntity;
    return entity === undefined ? [] : [{ entity, ...(mention >= 0 && { mention }) }];
  }

  function ofMention(mention: number): Party[] {
    const entity = document.mentions[mention]?.entity;
    if (entity === undefined) return [];
    const found = document.entities[entity]!;
    if (found.members && found.members.length > 0) return found.members.map((member) => ({ entity: member, mention }));
    return [{ entity, mention }];
  }

  const usable = ({ entity }: Party): boolean => {
    const found = document.entities[entity]!;
    return (
      isActor(found) ||
      (found.kind === 'place' && found.country !== undefined) ||
      (found.kind === 'place' && found.place?.country !== undefined)
    );
  };

  /** "US President Ada Quint", where the parser made "US" the head: the name around it, not the state inside it. */
  function wholeName(token: number, mention: number): number {
    if (mention < 0) return mention;
    const { start, end } = document.mentions[mention]!;
    const over = tokenAt(tree, token).head;
    const around = people.find((each) => {
      const outer = document.mentions[each]!;
      return (
        each !== mention &&
        outer.start <= start &&
        outer.end >= end &&
        outer.end - outer.start > end - start &&
        (over < outer.first || over > outer.last)
      );
    });
    return around ?? mention;
  }

  /** "French and Egyptian warships": each of the two, where the phrase has no name of its own. */
  function twoStates(token: number, mention: number): readonly Party[] | undefined {
    if (document.mentions[mention]!.form === 'name') return undefined;
    for (const adjective of dependents(tree, token, 'amod', 'compound')) {
      const states = [adjective, ...dependents(tree, adjective, 'conj')].flatMap((each) => {
        const at = document.mentionAt[each] ?? -1;
        return at < 0 || at === mention
          ? []
          : ofMention(at).filter(({ entity }) => document.entities[entity]!.country !== undefined);
      });
      if (states.length > 1) return states;
    }
    return undefined;
  }

  /** "the leaders of Chile, Peru and Mali", where the parser hung the rest of the list beside the first. */
  function listedStates(token: number, mention: number): readonly Party[] | undefined {
    const { entity, form } = document.mentions[mention]!;
    if (form !== 'nominal' || entity === undefined || document.entities[entity]!.members) return undefined;
    const first = (tree.children[token] ?? []).find(
      (child) => tokenAt(tree, child).relation === 'nmod' && caseWord(tree, child) === 'of',
    );
    if (first === undefined || tree.tokens[first + 1]?.text !== ',') return undefined;
    const rest = dependents(tree, token, 'appos').flatMap((each) => [each, ...dependents(tree, each, 'conj')]);
    const states = [first, ...rest].flatMap((each) => {
      const at = document.mentionAt[each] ?? -1;
      return at < 0 || at === mention ? [] : ofMention(at).filter((party) => document.entities[party.entity]!.kind === 'country');
    });
    return rest.length > 0 && states.length > rest.length ? states : undefined;
  }

  /** A pronoun for such a list stands for all of it. */
  function behindPronoun(token: number, mention: number, depth: number): readonly Party[] | undefined {
    const { entity, form } = document.mentions[mention]!;
    if (form !== 'pronoun' || entity === undefined || document.entities[entity]!.named) return undefined;
    const first = document.entities[entity]!.mentions.map((each) => document.mentions[each]!).find(
      (each) => each.form === 'nominal',
    );
    if (first === undefined || first.head >= token) return undefined;
    const parties = lookUp(first.head, depth + 1);
    return parties.length > 1 ? parties : undefined;
  }

  /** Where a noun names nobody itself, whoever it belongs to: "Moroccan diplomats", "troops of the alliance". */
  function through(token: number, depth: number): readonly Party[] {
    const children = tree.children[token] ?? [];
    const of = children.filter((child) => tokenAt(tree, child).relation === 'nmod' && caseWord(tree, child) === 'of');
    const before = dependents(tree, token, 'nmod:poss', 'amod', 'compound', 'nmod:desc', 'flat');
    for (const candidates of document.words.gatherings.has(tokenAt(tree, token).lemma) ? [of, before] : [before, of]) {
      const found = candidates
        .flatMap((child) => [child, ...dependents(tree, child, 'conj')])
        .flatMap((child) => lookUp(child, depth + 1));
      if (found.length > 0) return found;
    }
    return [];
  }

  function lookUp(token: number, depth: number): readonly Party[] {
    const before = known.get(token);
    if (before !== undefined) return before;
    if (depth > 4) return [];
    known.set(token, []);
    const mention = wholeName(token, document.mentionAt[token] ?? -1);
    let found =
      mention >= 0
        ? (twoStates(token, mention) ??
          listedStates(token, mention) ??
          behindPronoun(token, mention, depth) ??
          ofMention(mention).filter(usable))
        : [];
    if (found.length === 0) found = speaker(token, mention).slice();
    if (found.length === 0 && tokenAt(tree, token).pos !== 'PRON') found = through(token, depth).slice();
    known.set(token, found);
    return found;
  }

  return (token) => lookUp(token, 0);
}
