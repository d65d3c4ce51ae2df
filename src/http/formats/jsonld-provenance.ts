/** A provenance graph as PROV-O: articles, agents, and each claim as derived from what its sources said. */
import type { Provenance, ProvenanceEdge } from '../../schema/provenance.ts';
import { claimNode } from './jsonld-nodes.ts';
import type { Node, Url } from './jsonld-parts.ts';

export function provenanceNodes({ event, nodes, edges }: Provenance, url: Url): Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sourceOf = (edge: ProvenanceEdge) => {
    const { id, name, sourceKind = 'person', named = true } = byId.get(edge.to)!;
    return { id, name, kind: sourceKind, named };
  };
  const shown = nodes.map((node): Node =>
    node.kind === 'source'
      ? { id: url('sources', node.id), type: 'prov:Agent', name: node.name }
      : {
          id: url('articles', node.id),
          type: ['NewsArticle', 'prov:Entity'],
          name: node.name,
          ...(node.published !== undefined && { datePublished: node.published }),
        },
  );
  const claims = [...Map.groupBy(edges, ({ claim }) => claim)].flatMap(([id, steps]) => {
    const chain = [...steps]
      .sort((a, b) => a.step - b.step)
      .map((edge) => ({
        source: sourceOf(edge),
        rule: '',
        evidence: edge.evidence,
        ...(edge.cue !== undefined && { cue: edge.cue }),
      }));
    const article = { id: steps[0]!.article, name: byId.get(steps[0]!.article)!.name };
    return claimNode({ id, article, chain, origin: chain.at(-1)!.source, stance: steps[0]!.stance, events: [event] }, url);
  });
  return [{ id: url('events', event.id), type: ['Event', 'prov:Activity'], name: event.name }, ...shown, ...claims];
}
