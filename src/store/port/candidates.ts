/** The part of the store's port by which actors are found that may be one. */
import type { Actor } from '../../schema/actor.ts';

/** What an actor is found by. */
export interface ActorBlocks {
  readonly actor: string;
  readonly blocks: readonly string[];
}

/** Something with its place in an order: the greatest score first, then by id. */
export interface Ranked {
  readonly id: string;
  readonly score: number;
  readonly json: () => string;
}

export interface CandidateStore {
  /** Actors that stand in one of the blocks: of each block so many that no name makes it expensive. */
  inBlocks(blocks: readonly string[]): Promise<readonly Actor[]>;
  /** Of the others, those that an article names beside one as another, with such an article. */
  namedBeside(id: string, others: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** A page of what is ranked, under a name that its cursors are bound to. Throws `InvalidCursor`. */
  page(
    name: string,
    ranked: readonly Ranked[],
    query: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ readonly records: readonly string[]; readonly next?: string }>;
  /** Some of the actors that an older program stored, of which it is not known what they are found by. */
  unblocked(limit: number): Promise<readonly Actor[]>;
  fill(blocks: readonly ActorBlocks[]): Promise<void>;
}
