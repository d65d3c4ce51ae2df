/**
 * What each stage adds to an article on its way to records.
 *
 * A stage is `(document, context) => document & {one new field}`; each type below names what the stages before it gave, so
 * stages out of order do not compile. All offsets are UTF-16 indices into `article.text`, end exclusive; `records/` turns them
 * into code points, once. Tokens, mentions, entities, attributions and event mentions are referred to by their index in the
 * document's array of that name. Everything found names the rule that found it.
 */
import type { ArticleText } from '../schema/article.ts';
import type {
  ActorKind,
  BlockKind,
  EventContext,
  EventMode,
  EventStatus,
  EventType,
  ParticipantRole,
  PlaceKind,
  Sector,
  SourceKind,
  Stance,
} from '../schema/vocabularies.ts';
import type { Token } from './syntax/types.ts';

export type { Token } from './syntax/types.ts';
import type { ResolvedTime, TimeExpression } from './times/types.ts';

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A finding: where, and which rule. */
export interface Finding extends Span {
  readonly rule: string;
}

/** A line of the trace that `explain` prints. */
export interface TraceEntry extends Finding {
  readonly stage: string;
  readonly outcome: 'fired' | 'blocked';
  readonly because: string;
}

export interface Blocked {
  readonly article: ArticleText;
  readonly blocks: readonly DocumentBlock[];
  /** Names in the text's own by-line, as they stand. */
  readonly byline: readonly Byline[];
  /** Where the article was filed and by which agency, as its date-line says. */
  readonly dateline?: Dateline;
}

export interface Byline extends Finding {
  readonly name: string;
}

export interface Dateline extends Finding {
  readonly place?: string;
  readonly agency?: string;
}

export interface DocumentBlock extends Finding {
  readonly kind: BlockKind;
  /** Index of an earlier block that has the same words: a lead that is printed twice is read once, and has two places. */
  readonly duplicateOf?: number;
}

/** `first`..`last` are token indices, `last` inclusive. */
export interface Sentence extends Span {
  readonly index: number;
  readonly block: number;
  readonly first: number;
  readonly last: number;
}

export interface Parsed extends Blocked {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** Token indices of each token's dependents, in order. */
  readonly children: readonly (readonly number[])[];
  /** Stretches between quotation marks, marks included; `inner` lies between them. Nested quotations name their parent. */
  readonly quotations: readonly Quotation[];
}

export interface Quotation extends Span {
  readonly inner: Span;
  readonly parent?: number;
  /** True where the quotation runs on into the next paragraph (that opens with a mark of its own). */
  readonly continues: boolean;
}

/** One place where somebody or something is named. */
export interface MentionSpan extends Finding {
  readonly first: number;
  readonly last: number;
  /** The syntactic head token. */
  readonly head: number;
  readonly form: 'name' | 'nominal' | 'pronoun';
  /** Index in `entities`; absent where it was left open. */
  readonly entity?: number;
  /** Why it was linked to that entity, or why it was left open. */
  readonly because?: string;
}

/** Somebody or something the article names: an actor, a place, a document, or several of these at once ("Pyongyang"). */
export interface Entity {
  readonly kind: ActorKind | 'place' | 'document' | 'event' | 'thing';
  readonly name: string;
  /** False for "rebels", "officials". */
  readonly named: boolean;
  /** Number of a nominal or group: "two officials" 2, "officials" plural. */
  readonly plural: boolean;
  /** Key in the authority data (a country's code, an organisation's id), which makes the record's id. */
  readonly authority?: string;
  readonly aliases: readonly string[];
  readonly country?: string;
  readonly sector?: Sector;
  readonly gender?: 'female' | 'male';
  readonly roles: readonly {
    readonly title: string;
    readonly organisation?: string;
    readonly country?: string;
    readonly start: number;
    readonly end: number;
  }[];
  /** What the entity would be as a source. */
  readonly sourceKind?: SourceKind;
  readonly place?: { readonly kind: PlaceKind; readonly country?: string; readonly lat?: number; readonly lon?: number };
  /** The members of a coordination or plural that the text names ("the presidents of France and Mali"), as entity indices. */
  readonly members?: readonly number[];
  readonly mentions: readonly number[];
  readonly rule: string;
}

export interface Mentioned extends Parsed {
  readonly mentions: readonly MentionSpan[];
  readonly entities: readonly Entity[];
  /** Mention index that covers a token as its head, by token index; -1 where none. */
  readonly mentionAt: readonly number[];
}

export interface Timed extends Mentioned {
  readonly times: readonly TimeExpression[];
}

/** Who says what: source, cue, content, and the attribution it hangs in. */
export interface Attribution {
  /** The local mention, as it stands ("he", "who", "two officials who asked not to be named"); null where nobody is named. */
  readonly source: readonly Span[] | null;
  /** The mention and the entity behind it, where there are any. */
  readonly sourceMention?: number;
  readonly sourceEntity?: number;
  readonly cue: readonly Span[];
  readonly cueLemma: string;
  /** What the source does: says it, holds it true, means to do it, takes a stand towards it, or notices it. */
  readonly kind: 'speech' | 'thought' | 'intention' | 'attitude' | 'perception';
  readonly content: readonly Span[];
  /**
   * The attribution next nearer to the reader: the one in whose content this one stands, or the one that hands over to it
   * ("Yonhap reported, citing the spy agency": the agency's attribution has the same content and Yonhap's as its parent).
   * Null where only the publisher stands before it. Following parents gives the chain; it never cycles, as a parent has a lower index.
   */
  readonly parent: number | null;
  readonly stance: Stance;
  readonly hedged: boolean;
  readonly negated: boolean;
  readonly direct: boolean;
  readonly rule: string;
  /** Why a source is unnamed: "asked not to be named", "not authorised to speak". */
  readonly anonymity?: string;
}

export interface Attributed extends Timed {
  readonly attributions: readonly Attribution[];
  /** Innermost attribution whose content covers a token, by token index; -1 for the narrator's own words. */
  readonly attributionAt: readonly number[];
}

export interface EventParticipant {
  readonly entity: number;
  /** The mention that fills the role here; absent where the participant was inferred. */
  readonly mention?: number;
  readonly role: ParticipantRole;
  readonly rule: string;
}

/** One place that tells of an event. */
export interface EventMention extends Finding {
  /** Head token of the trigger. */
  readonly trigger: number;
  /** The clause that tells it, as evidence. */
  readonly clause: Span;
  readonly type: EventType;
  readonly modes: readonly EventMode[];
  readonly contexts: readonly EventContext[];
  /** Finer CAMEO code where the frame decides it. */
  readonly cameo?: string;
  readonly participants: readonly EventParticipant[];
  /** Status at face value, from the clause alone. */
  readonly status: EventStatus;
  readonly negated: boolean;
  readonly time?: ResolvedTime & { readonly spans: readonly Span[] };
  /** Entity index of the place, and its mention. */
  readonly place?: { readonly entity: number; readonly mention: number; readonly rule: string };
  /** Indices of the event mentions that this one is about. */
  readonly about: readonly number[];
  /** Innermost attribution it is known through; absent for the narrator. */
  readonly attribution?: number;
  readonly quantities: readonly {
    readonly value: number;
    readonly unit: string;
    readonly modifier: 'exact' | 'about' | 'at-least' | 'at-most';
    readonly start: number;
    readonly end: number;
  }[];
  /** Words of the label beyond type and parties ("naval drills"), lemmas only. */
  readonly topic?: string;
  /** Event mention that this one repeats ("the offer" after "proposed"); they become one record. */
  readonly sameAs?: number;
  /** That somebody takes part, too, in what it repeats. */
  readonly joins?: true;
  readonly partOf?: number;
}

export interface Told extends Attributed {
  readonly events: readonly EventMention[];
}
