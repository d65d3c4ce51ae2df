import { describe, expect, it } from 'vitest';
import { corroborate, originEntries } from '../../src/resolve/corroborate.ts';
import { change, emptyTally } from '../../src/resolve/tally.ts';
import type { Actor } from '../../src/schema/actor.ts';
import type { Claim } from '../../src/schema/claim.ts';
import type { Source } from '../../src/schema/source.ts';
import type { SourceKind, Stance } from '../../src/schema/vocabularies.ts';

const source = (
  id: string,
  name: string,
  kind: SourceKind = 'organisation',
  named = true,
  actor?: string,
  country?: string,
): Source => ({
  id,
  name,
  kind,
  named,
  ...(actor !== undefined && { actor: { id: actor, name, kind: 'person' as const } }),
  ...(country !== undefined && { country }),
  rule: 'test',
  mergedFrom: [],
  counts: { claims: 0, asOrigin: 0, asRelay: 0 },
});
const paper = source('src_paper', 'Harbour Post', 'publisher');
const agency = source('src_agency', 'North Wire', 'newsAgency');
const institute = source('src_institute', 'Harbour Institute');
const director = source('src_director', 'Ada Quint', 'official', true, 'act_quint');
const analyst = source('src_analyst', 'Ben Sorel', 'expert');
const officials = source('src_officials', 'officials', 'official', false);
const others = source('src_others', 'people familiar with the plan', 'person', false);
const quint = {
  id: 'act_quint',
  name: 'Ada Quint',
  kind: 'person',
  named: true,
  aliases: [],
  roles: [{ title: 'director', organisation: 'Harbour Institute' }],
  rule: 'test',
  mergedFrom: [],
  counts: { articles: 1, events: 0, asActor: 0, asRecipient: 0 },
} satisfies Actor;

const ministry = source('src_ministry', 'Ministry of Fish', 'government');
const both = source('src_both', 'Cy Vane', 'official', true, 'act_vane');
const vane = {
  ...quint,
  id: 'act_vane',
  name: 'Cy Vane',
  roles: ['Harbour Institute', 'Ministry of Fish'].map((organisation) => ({ title: 'adviser', organisation })),
};

const all = [paper, ministry, both, agency, institute, director, analyst, officials, others];
const ref = ({ id, name, kind, named }: Source) => ({ id, name, kind, named });
const claim = (chain: readonly Source[], stance: Stance = 'asserts'): Claim => ({
  id: 'clm_x',
  article: { id: 'art_x', name: 'x' },
  chain: chain.map((each) => ({ source: ref(each), rule: 'test', evidence: [] })),
  origin: ref(chain.at(-1)!),
  stance,
  negated: false,
  hedged: false,
  direct: false,
  events: [{ id: 'evt_x', name: 'x', type: 'CONSULT', status: 'occurred' }],
  asserted: [],
  rule: 'test',
  evidence: [],
});
const speakers = {
  sources: new Map(all.map((each) => [each.id, each])),
  actors: new Map([quint, vane].map((actor) => [actor.id, actor])),
  publisher: paper.id,
  copies: undefined,
};
/** Corroboration of one event by articles, each with its claims. */
const of = (...articles: Claim[][]) =>
  corroborate(articles.reduce((tally, claims) => change(tally, originEntries(claims, speakers), 1), emptyTally));
const numbers = (...claims: Claim[]) => {
  const { origins, independentOrigins } = of(claims);
  return [origins, independentOrigins];
};

describe('corroboration', () => {
  it('counts the publisher only where it names no source', () => {
    expect(numbers(claim([paper]))).toEqual([1, 1]);
    expect(numbers(claim([paper]), claim([paper, analyst]))).toEqual([1, 1]);
    expect(of([claim([paper]), claim([paper, analyst])]).collapsedBecause).toHaveLength(1);
  });
  it('counts origins, not relays', () =>
    expect(numbers(claim([paper, agency, analyst]), claim([paper, analyst]))).toEqual([1, 1]));
  it('counts two that have nothing to do with each other', () =>
    expect(numbers(claim([paper, institute]), claim([paper, analyst]))).toEqual([2, 2]));
  it('does not count a body and who speaks for it twice', () => {
    expect(numbers(claim([paper, institute]), claim([paper, director]))).toEqual([2, 1]);
    expect(numbers(claim([paper, director]), claim([paper, institute]), claim([paper, analyst]))).toEqual([3, 2]);
  });
  it('collapses two that a third speaks for both of', () => {
    expect(numbers(claim([paper, institute]), claim([paper, ministry]), claim([paper, both]))).toEqual([3, 1]);
  });
  it('does not take the unnamed to differ', () => {
    expect(numbers(claim([paper, officials]), claim([paper, others]))).toEqual([2, 1]);
    expect(numbers(claim([paper, officials]), claim([paper, analyst]))).toEqual([2, 1]);
  });
  it('has no use for denials where others assert', () =>
    expect(numbers(claim([paper, institute]), claim([paper, analyst], 'denies'))).toEqual([1, 1]));
  it('tells of an event that no claim tells of that nobody knows', () => expect(numbers()).toEqual([0, 0]));
});
