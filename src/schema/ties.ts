/** Who is tied to whom: actors by what they do to each other, sources by whom they have it from. */
import { z } from 'zod';
import { ActorRef, SourceRef } from './common.ts';
import { count, listedAt, Strength } from './counts.ts';

export const Relation = z
  .object({
    actor: ActorRef.describe('The other.'),
    count: count.describe('Events in either direction.'),
    url: listedAt,
    given: Strength.describe('What the actor does to the other.'),
    received: Strength.describe('What the other does to the actor.'),
  })
  .meta({
    id: 'Relation',
    description: 'Two actors and what they do to each other. Parties to the same thing do it in both directions.',
  });
export type Relation = z.infer<typeof Relation>;

export const ActorRelations = z
  .object({
    actor: ActorRef,
    relations: z.array(Relation).describe('Those with most events first.'),
    total: count.describe('How many others there are.'),
  })
  .meta({ id: 'ActorRelations', description: 'To whom an actor is tied by events.' });
export type ActorRelations = z.infer<typeof ActorRelations>;

export const GraphActor = z
  .object({ actor: ActorRef, count: count.describe('Events that it takes part in.'), url: listedAt })
  .meta({ id: 'GraphActor', description: 'An actor of a graph.' });
export type GraphActor = z.infer<typeof GraphActor>;

export const GraphTie = z
  .object({
    from: z.string().describe('Id of who does it.'),
    to: z.string().describe('Id of whom it is done to.'),
    ...Strength.shape,
  })
  .meta({ id: 'GraphTie', description: 'What one actor of a graph does to another.' });
export type GraphTie = z.infer<typeof GraphTie>;

export const Graph = z
  .object({
    total: count.describe('Events that match the filters.'),
    actors: z.array(GraphActor),
    ties: z.array(GraphTie).describe('Among these actors.'),
    cut: z
      .object({
        actors: count.describe('Actors that match and are not here.'),
        ties: count.describe('Ties that match and are not here: to actors that are not, or beyond the number asked for.'),
      })
      .describe('What was left out.'),
  })
  .meta({ id: 'Graph', description: 'Actors and what they do to each other.' });
export type Graph = z.infer<typeof Graph>;

export const Reliance = z
  .object({ source: SourceRef, count: count.describe('Claims.'), url: listedAt })
  .meta({ id: 'Reliance', description: 'A neighbour in chains of sources, and the claims in which it is.' });
export type Reliance = z.infer<typeof Reliance>;

const side = (description: string) =>
  z.object({ sources: z.array(Reliance), total: count.describe('How many sources there are.') }).describe(description);

export const SourceReliance = z
  .object({
    source: SourceRef,
    relays: side('Whom it has things from: the next source inwards.'),
    relayedBy: side('Who has things from it: the next source outwards.'),
  })
  .meta({ id: 'SourceReliance', description: 'Whom a source relays, and who relays it.' });
export type SourceReliance = z.infer<typeof SourceReliance>;
