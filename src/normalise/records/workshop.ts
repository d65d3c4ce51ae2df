/** What the makers of the single records share while one article's record set is put together. */
import type { RecordWords } from '../../lexicon/record-rules.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { MentionedActor } from '../../schema/actor.ts';
import type { ActorRef, ArticleRef, SourceRef } from '../../schema/common.ts';
import type { MentionedSource } from '../../schema/source.ts';
import type { Attribution, Told } from '../document.ts';
import type { Anchors } from './anchors.ts';
import type { RecordKey } from './identity.ts';

export interface Workshop {
  readonly document: Told;
  readonly lexicon: Lexicon;
  readonly words: RecordWords;
  readonly anchors: Anchors;
  readonly textHash: string;
  /** What the ids of each entity's records are made from. */
  readonly entityKeys: readonly RecordKey[];
  readonly article: ArticleRef;
  readonly publisher: MentionedSource;
}

/** Records made so far, by what they were made from. */
export interface Actors {
  readonly records: readonly MentionedActor[];
  refOf(entity: number): ActorRef | undefined;
}

export interface Sources {
  /** In the order of their first use; complete once every claim is made. */
  readonly records: () => MentionedSource[];
  readonly publisher: SourceRef;
  /** The source of an attribution; made at first use. */
  refOf(attribution: Attribution): SourceRef;
  /** The source that an entity would be; undefined for what cannot speak. */
  refOfEntity(entity: number): SourceRef | undefined;
}

export const actorRef = ({ id, name, kind, country }: MentionedActor): ActorRef => ({
  id,
  name,
  kind,
  ...(country && { country }),
});
export const sourceRef = ({ id, name, kind, named }: MentionedSource): SourceRef => ({ id, name, kind, named });
