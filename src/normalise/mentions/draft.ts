/** What the parts of this stage pass to each other while mentions and entities are still being made. */
import type { NominalRule, PronounRule } from '../../lexicon/mention-rules.ts';
import type { AuthorityForm, Lexicon } from '../../lexicon/lexicon.ts';
import type { RoleEntry, TitleEntry } from '../../lexicon/types.ts';
import type { Sector, SourceKind } from '../../schema/vocabularies.ts';
import type { Entity, MentionSpan, Parsed, TraceEntry } from '../document.ts';
import type { Lookups } from './lookups.ts';
import type { TokenFacts } from './token-facts.ts';

/** What a noun that heads a nominal means. */
export interface NounSense {
  readonly rule: string;
  readonly kind: Entity['kind'];
  readonly plural: boolean;
  readonly sector?: Sector;
  readonly sourceKind?: SourceKind;
  readonly refers?: readonly Sector[];
  readonly nominal?: NominalRule;
  readonly role?: RoleEntry;
  readonly title?: TitleEntry;
  /** Singular, lower case: "spy agency". */
  readonly noun: string;
  /** First token of the words that carry the sense. */
  readonly first: number;
}

/** A title or role beside a name, with what it says of body and state. */
export interface TitleFound {
  readonly title: string;
  readonly first: number;
  readonly last: number;
  readonly organisation?: Draft;
  readonly organisationName?: string;
  readonly country?: string;
  readonly official: boolean;
  readonly expert?: boolean;
  /** An office that he held once: "former president". */
  readonly past?: boolean;
  /** An office held against the government: "shadow minister". */
  readonly opposing?: boolean;
  readonly sector?: Sector;
  readonly gender?: 'female' | 'male';
  /** The title's own name in lower case: "senator" for "Sen.". */
  readonly canonical?: string;
}

export type Determiner = 'definite' | 'indefinite' | 'possessive' | 'demonstrative' | 'none';

/** A mention in the making. Ranges are token indices, `last` inclusive. */
export interface Draft {
  first: number;
  last: number;
  head: number;
  /** The name without titles; of a nominal, its base phrase without what follows the head. */
  coreFirst: number;
  coreLast: number;
  form: MentionSpan['form'];
  /** The row of its salience, once asked for. */
  salience?: string;
  rule: string;
  kind?: Entity['kind'];
  plural: boolean;
  /** Further tokens that may be governed in this mention's stead: the role noun of an appositive, a title. */
  heads: number[];
  forms: readonly AuthorityForm[];
  reading?: 'government' | 'place';
  titles: TitleFound[];
  gender?: 'female' | 'male';
  sector?: Sector;
  sourceKind?: SourceKind;
  country?: string;
  adjective?: boolean;
  noun?: NounSense;
  determiner?: Determiner;
  possessor?: Draft;
  /** Adjectives and nouns before the head, in lower case. */
  attributes: string[];
  /** Nouns by which the phrase calls its entity besides its name: the head of an appositive. */
  nouns: string[];
  pronoun?: PronounRule;
  entity?: EntityDraft;
  because?: string;
  /** The name of a person with at least two parts, or with a title that only people have. */
  person?: 'sure' | 'likely';
}

/** An entity in the making. */
export interface EntityDraft {
  kind: Entity['kind'];
  name: string;
  named: boolean;
  plural: boolean;
  authority?: string;
  aliases: Set<string>;
  country?: string;
  sector?: Sector;
  gender?: 'female' | 'male';
  roles: { title: string; organisation?: string; country?: string; start: number; end: number }[];
  sourceKind?: SourceKind;
  place?: Entity['place'];
  members?: EntityDraft[];
  drafts: Draft[];
  rule: string;
  /** Lower-case words of the full name, of a person. */
  nameWords?: readonly string[];
  /** Nouns and adjectives that it was described with. */
  attributes: Set<string>;
  nouns: Set<string>;
  /** Nouns that it possesses somewhere: "invasion" after "Orla's invasion". */
  owned: Set<string>;
}

/** What the parts of the stage read, and where they put their findings. */
export interface Workspace {
  readonly document: Parsed;
  readonly lexicon: Lexicon;
  readonly lookups: Lookups;
  readonly facts: TokenFacts;
  readonly drafts: Draft[];
  /** The draft that owns a token, by token index. */
  readonly owner: (Draft | undefined)[];
  readonly trace: ((entry: TraceEntry) => void) | undefined;
  /** Named speakers by block; read when first asked for, after the names are linked. */
  speakers?: ReadonlyMap<number, ReadonlySet<EntityDraft>>;
}

export type DraftSeed = Pick<Draft, 'first' | 'last' | 'head' | 'form' | 'rule'> & Partial<Draft>;

/** Makes a draft with the fields that most do not need filled in, and gives it its tokens. */
export function addDraft(workspace: Workspace, seed: DraftSeed): Draft {
  const draft: Draft = {
    coreFirst: seed.first,
    coreLast: seed.last,
    plural: false,
    heads: [],
    forms: [],
    titles: [],
    attributes: [],
    nouns: [],
    ...seed,
  };
  workspace.drafts.push(draft);
  for (let token = draft.coreFirst; token <= draft.coreLast; token++) workspace.owner[token] ??= draft;
  return draft;
}

export const textOf = ({ document }: Pick<Workspace, 'document'>, first: number, last: number): string =>
  document.article.text.slice(document.tokens[first]?.start, document.tokens[last]?.end).replace(/\s+/g, ' ');
