import { describe, expect, it } from 'vitest';
import { drawProvenance } from '../../src/views/provenance.ts';
import { claimsOf, event } from './claims.ts';

describe('provenance', () => {
  const one = 'NORLAND (NOR) attacks PERULIA (PER), Dee Marr says.';
  const claims = claimsOf(one, one, one.replace('Dee Marr', 'North Wire'));
  // The third hears from the wire what Dee Marr says.
  const relayed = { ...claims[2]!, chain: [...claims[2]!.chain, claims[0]!.chain[1]!], origin: claims[0]!.origin };
  const graph = drawProvenance(event, [claims[0]!, claims[1]!, relayed], true);
  const name = (id: string): string => graph.nodes.find((node) => node.id === id)!.name;

  it('leads from articles to publishers and on to the origin', () => {
    expect(graph.edges.map(({ from, to, relation, step }) => `${name(from)} ${relation} ${name(to)} (${step})`)).toEqual([
      'Headline 0 publishedBy Paper 0 (0)',
      'Paper 0 cites Dee Marr (1)',
      'Headline 1 publishedBy Paper 1 (0)',
      'Paper 1 cites Dee Marr (1)',
      'Headline 2 publishedBy Paper 2 (0)',
      'Paper 2 relays North Wire (1)',
      'North Wire cites Dee Marr (2)',
    ]);
  });

  it('has each node once, and says which are origins', () => {
    expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(graph.nodes.length);
    expect(graph.nodes.filter(({ origin }) => origin).map((node) => node.name)).toContain('Dee Marr');
    expect(graph.nodes.find((node) => node.name === 'North Wire')).toMatchObject({ kind: 'source', origin: false });
  });

  it('gives each step its claim and the places that bear it out', () => {
    const cited = graph.edges.filter(({ relation }) => relation === 'cites');
    expect(cited.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(new Set(graph.edges.map(({ claim }) => claim))).toEqual(new Set([claims[0]!.id, claims[1]!.id, relayed.id]));
    expect(graph).toMatchObject({ claims: 3, complete: true });
  });
});
