/** Through whom an event is known, as a graph. */
import { z } from 'zod';
import { EventRef, Evidence } from './common.ts';
import { SourceKind, Stance } from './vocabularies.ts';

export const ProvenanceNode = z
  .object({
    id: z.string(),
    kind: z.enum(['article', 'source']),
    name: z.string(),
    sourceKind: SourceKind.optional().describe('For a source.'),
    named: z.boolean().optional().describe('For a source: false where it has no name.'),
    published: z.string().optional().describe('For an article: when, in EDTF.'),
    origin: z.boolean().describe('Whether some claim ends here: nobody further is named.'),
  })
  .meta({ id: 'ProvenanceNode', description: 'A source or an article through which an event is known.' });
export type ProvenanceNode = z.infer<typeof ProvenanceNode>;

export const ProvenanceEdge = z
  .object({
    from: z.string().describe('Who passes it on.'),
    to: z.string().describe('From whom.'),
    relation: z
      .enum(['publishedBy', 'relays', 'cites'])
      .describe(
        'An article is published by its publisher; a source relays another that is not the last of the chain, and cites the last.',
      ),
    claim: z.string().describe('The claim whose chain this is a step of.'),
    step: z.int().min(0).describe('Place in the chain: 0 from the article to its publisher.'),
    article: z.string(),
    stance: Stance.describe('Of the claim.'),
    cue: z.string().optional().describe('The words that mark the saying, by their lemma.'),
    evidence: z.array(Evidence).describe('Where the source and its cue stand.'),
  })
  .meta({ id: 'ProvenanceEdge', description: 'One step of one claim’s chain.' });
export type ProvenanceEdge = z.infer<typeof ProvenanceEdge>;

export const Provenance = z
  .object({
    event: EventRef,
    nodes: z.array(ProvenanceNode),
    edges: z.array(ProvenanceEdge),
    claims: z.int().describe('How many claims the graph shows.'),
    complete: z.boolean().describe('False where there are more claims than the graph shows: the newest 1,000.'),
  })
  .meta({
    id: 'Provenance',
    description: 'All chains of the claims that tell of one event, as one graph from articles to origins.',
  });
export type Provenance = z.infer<typeof Provenance>;
