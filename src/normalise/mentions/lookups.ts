/** The rows as the code asks for them: compiled once, shared by all articles. */
import type {
  InstitutionRule,
  MentionRules,
  NameHeadRule,
  NominalRule,
  PronounRule,
  ReadingRule,
} from '../../lexicon/mention-rules.ts';

export interface NominalWord {
  readonly rule: NominalRule;
  readonly plural: boolean;
  /** The singular. */
  readonly noun: string;
}

export interface Lookups {
  /** By the words of the phrase in lower case. */
  readonly nominals: ReadonlyMap<string, NominalWord>;
  /** Last words of nominals of several words. */
  readonly longNominals: ReadonlySet<string>;
  readonly headsLast: ReadonlyMap<string, NameHeadRule>;
  readonly headsFirst: ReadonlyMap<string, NameHeadRule>;
  readonly pronouns: ReadonlyMap<string, PronounRule>;
  readonly readings: readonly CompiledReading[];
  readonly institutions: ReadonlyMap<string, readonly InstitutionRule[]>;
  readonly word: (list: string) => ReadonlySet<string>;
  readonly weight: (id: string) => number;
  /** Words that describe the same, by word: the id of their list. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** The sorts of bodies that a noun, or a word of a name, speaks of: ids of lists. */
  readonly sorts: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same of words for one office or trade: "envoy" and "ambassador". */
  readonly alike: ReadonlyMap<string, ReadonlySet<string>>;
}

export interface CompiledReading {
  readonly rule: ReadingRule;
  readonly relations: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly governors: ReadonlySet<string>;
  readonly governorTags: ReadonlySet<string>;
}

/** Lists of words that describe one thing, among the word lists. */
const synonymLists = ['isolated', 'wealthy', 'large', 'embattled'];

function compileNominals(rules: readonly NominalRule[]): Map<string, NominalWord> {
  const nominals = new Map<string, NominalWord>();
  for (const rule of rules) {
    const irregular = new Map<string, string>();
    for (const plural of rule.plurals) {
      const noun = rule.words.find(
        (word) =>
          plural.slice(0, 2) === word.slice(0, 2) && Math.abs(plural.length - word.length) <= 4 && sameLastWord(plural, word),
      );
      irregular.set(plural, noun ?? plural);
    }
    const withPlural = new Set(irregular.values());
    for (const word of rule.words) {
      if (!nominals.has(word)) nominals.set(word, { rule, plural: rule.number === 'plural', noun: word });
      if (!withPlural.has(word) && !nominals.has(`${word}s`)) nominals.set(`${word}s`, { rule, plural: true, noun: word });
    }
    for (const [plural, noun] of irregular)
      nominals.set(plural, { rule, plural: plural !== noun || rule.number === 'plural', noun });
  }
  return nominals;
}

const sameLastWord = (plural: string, word: string): boolean =>
  plural.split(' ').length === word.split(' ').length &&
  plural.split(' ').at(-1)?.slice(0, 2) === word.split(' ').at(-1)?.slice(0, 2);

/** The lists whose ids begin alike, by each of their words. */
function compileSorts(rules: MentionRules, prefix: string): Map<string, Set<string>> {
  const sorts = new Map<string, Set<string>>();
  for (const { id, words } of rules.words) {
    if (!id.startsWith(prefix)) continue;
    for (const word of words) sorts.set(word, (sorts.get(word) ?? new Set()).add(id));
  }
  return sorts;
}

/** Compiles the rows. */
export function compileLookups(rules: MentionRules): Lookups {
  const nominals = compileNominals(rules.nominals);
  const lists = new Map(rules.words.map((row) => [row.id, new Set(row.words)]));
  const weights = new Map(rules.weights.map((row) => [row.id, row.weight]));
  const headsLast = new Map<string, NameHeadRule>();
  const headsFirst = new Map<string, NameHeadRule>();
  for (const rule of rules.nameHeads) {
    for (const word of rule.words) {
      if (rule.position !== 'first' && !headsLast.has(word)) headsLast.set(word, rule);
      if (rule.position !== 'last' && !headsFirst.has(word)) headsFirst.set(word, rule);
    }
  }
  const institutions = new Map<string, InstitutionRule[]>();
  for (const rule of rules.institutions)
    for (const phrase of rule.phrases) institutions.set(phrase, [...(institutions.get(phrase) ?? []), rule]);
  const nothing: ReadonlySet<string> = new Set();
  return {
    nominals,
    longNominals: new Set(
      [...nominals.keys()].filter((words) => words.includes(' ')).map((words) => words.slice(words.lastIndexOf(' ') + 1)),
    ),
    headsLast,
    headsFirst,
    pronouns: new Map(rules.pronouns.flatMap((rule) => rule.words.map((word) => [word, rule] as const))),
    readings: rules.readings.map((rule) => ({
      rule,
      relations: new Set(rule.relations),
      prepositions: new Set(rule.prepositions),
      governors: new Set(rule.governors),
      governorTags: new Set(rule.governorTags),
    })),
    institutions,
    word: (list) => lists.get(list) ?? nothing,
    weight: (id) => weights.get(id) ?? 0,
    sorts: compileSorts(rules, 'sort-'),
    alike: compileSorts(rules, 'alike-'),
    synonyms: new Map(synonymLists.flatMap((list) => [...(lists.get(list) ?? [])].map((word) => [word, list] as const))),
  };
}
