/**
 * The chains of all claims on one event as one graph: from each article to its publisher, and from each source to the one that it
 * has it from. Where many articles lead to one node, they are many copies of what one origin says.
 */
import type { Claim } from '../schema/claim.ts';
import type { EventRef } from '../schema/common.ts';
import type { Provenance, ProvenanceEdge, ProvenanceNode } from '../schema/provenance.ts';

function nodesOf({ article, chain, origin }: Claim): ProvenanceNode[] {
  const { id, name, published } = article;
  return [
    { id, kind: 'article', name, ...(published !== undefined && { published }), origin: false },
    ...chain.map(({ source }): ProvenanceNode => ({
      id: source.id,
      kind: 'source',
      name: source.name,
      sourceKind: source.kind,
      named: source.named,
      origin: source.id === origin.id,
    })),
  ];
}

function edgesOf({ id, article, chain, origin, stance }: Claim): ProvenanceEdge[] {
  return chain.map(({ source, cue, evidence }, step): ProvenanceEdge => ({
    from: step === 0 ? article.id : chain[step - 1]!.source.id,
    to: source.id,
    relation: step === 0 ? 'publishedBy' : source.id === origin.id ? 'cites' : 'relays',
    claim: id,
    step,
    article: article.id,
    stance,
    ...(cue !== undefined && { cue }),
    evidence,
  }));
}

/** Draws the graph. Takes an event's claims; `complete` says whether they are all. */
export function drawProvenance(event: EventRef, claims: readonly Claim[], complete: boolean): Provenance {
  const nodes = new Map<string, ProvenanceNode>();
  for (const node of claims.flatMap(nodesOf)) {
    const known = nodes.get(node.id);
    nodes.set(node.id, { ...(known ?? node), origin: node.origin || known?.origin === true });
  }
  return { event, nodes: [...nodes.values()], edges: claims.flatMap(edgesOf), claims: claims.length, complete };
}
