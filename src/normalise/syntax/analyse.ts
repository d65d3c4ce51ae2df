/** Text to sentences with tags, lemmas and dependency trees: tokens by `sentences/`, the rest by the trained models. */
import type { SyntaxModel } from '../../lexicon/syntax-model.ts';
import type { SentenceWords } from '../sentences/breaks.ts';
import type { RawToken } from '../sentences/raw-token.ts';
import { createTokenise } from '../sentences/tokenise.ts';
import { arcTemplates } from './arc-features.ts';
import { relationInQuotation } from './direct-speech.ts';
import { createFillLemmas } from './fill-lemmas.ts';
import { mendGerunds } from './mend-gerunds.ts';
import { createMendTags } from './mend-tags.ts';
import { createLookOut } from './outlook.ts';
import { outlookTemplates } from './outlook-features.ts';
import { createParser } from './parser.ts';
import { relationTemplates } from './relation-features.ts';
import { type AskedClasses, type AskedMoves, askClasses, askMoves } from './scoring.ts';
import { createSentenceTable, fillTable, margin, type SentenceTable } from './sentence-table.ts';
import { tagTemplates } from './tag-features.ts';
import { createTagger } from './tagger.ts';
import type { TemplateGroup } from './templates.ts';
import type { Relation, Sentence, Syntax, Token, UniversalTag } from './types.ts';
import { createReadWord } from './word-facts.ts';

/** The word lists that words and sentence breaks need, out of the model's rows. */
export function sentenceWordsOf(rows: SyntaxModel['sentenceWords']): SentenceWords {
  const set = (id: string) => new Set(rows[id] ?? []);
  return {
    opening: set('opening'),
    either: set('either'),
    starters: set('starters'),
    speaking: set('speaking'),
    domains: set('domains'),
  };
}

/** Finds a known word's tag set + 1 in the model's sorted hashes. */
export function createTagSetOf(words: Int32Array, sets: Int16Array): (word: number) => number {
  const byWord = new Map<number, number>();
  words.forEach((word, index) => {
    byWord.set(word, sets[index]! + 1);
  });
  return (word) => byWord.get(word) ?? 0;
}

/** Tags and parses the tokens of one sentence, of which there must be at least one and at most `longestSentence`. */
export type AnalyseSentence = (raw: readonly RawToken[]) => Sentence;

/** What each of the four models looks at. */
export const templatesOf = {
  tagger: tagTemplates,
  outlook: outlookTemplates,
  arcs: arcTemplates,
  relationChoice: relationTemplates,
} as const satisfies Record<string, TemplateGroup>;

/** The four models, ready to be asked. */
export interface AskedModels {
  readonly tagger: AskedClasses;
  readonly outlook: AskedClasses;
  readonly arcs: AskedMoves;
  readonly relationChoice: AskedClasses;
}

/** Makes all four models ready to be asked. */
export function askedModels({ scoring, tagger, outlook, arcs, relationChoice }: SyntaxModel): AskedModels {
  return {
    tagger: askClasses(scoring, tagger, tagTemplates),
    outlook: askClasses(scoring, outlook, outlookTemplates),
    arcs: askMoves(scoring, arcs, arcTemplates),
    relationChoice: askClasses(scoring, relationChoice, relationTemplates),
  };
}

/** Tags and parses sentences, none of which is empty or longer than `longestSentence`. */
export type AnalyseSentences = (sentences: readonly (readonly RawToken[])[]) => Sentence[];

/** Sentences that go through the models together. */
const mostTogether = 64;

/**
 * Makes the analysis of sentences. They go through one model after the other, not through all models one by one, because each
 * model is as large as a processor's cache. One instance reuses its buffers and must not be shared between threads. `asked`
 * can be given by one who wants to see what is asked.
 */
export function createAnalyseSentences(model: SyntaxModel, asked = askedModels(model)): AnalyseSentences {
  const readWord = createReadWord();
  const tagSetOf = createTagSetOf(model.knownWords, model.knownWordTags);
  const tag = createTagger(asked.tagger, model.tagSets);
  const words = (id: string) => new Set(model.sentenceWords[id] ?? []);
  const mendTags = createMendTags(model.tags, {
    plurals: words('plural-or-says'),
    adjectives: words('adjective-or-does'),
    prefixes: words('verb-prefixes'),
  });
  const gerunds = { takers: words('gerund-takers'), describing: words('describing-participles') };
  const lookOut = createLookOut(asked.outlook);
  const parse = createParser({ ...asked, fixedLabels: Int32Array.from(model.fixedLabels) });
  const pennTags = model.tags.map((pair) => pair.split(' ')[0]!);
  const universalTags = model.tags.map((pair) => pair.split(' ')[1]! as UniversalTag);
  const relations = model.relations as readonly Relation[];
  const fillLemmas = createFillLemmas(pennTags, model);
  const tables: SentenceTable[] = [];

  const read = (raw: readonly RawToken[], table: SentenceTable, lemmas: readonly string[]): Sentence => {
    const state = parse(table);
    const universalTagOf = (row: number) => universalTags[table.tag[row]! - 1]!;
    const tokens = raw.map(({ start, end, text, lower }, index): Token => {
      const row = index + margin;
      const head = state.head[row]!;
      const tagClass = table.tag[row]! - 1;
      return {
        index,
        sentence: 0,
        start,
        end,
        text,
        lower,
        lemma: lemmas[index]!,
        pos: universalTags[tagClass]!,
        tag: pennTags[tagClass]!,
        head: head === 0 ? -1 : head - margin,
        relation: head === 0 ? 'root' : relationInQuotation(table, state, index, relations, universalTagOf),
      };
    });
    return { start: tokens[0]!.start, end: tokens[tokens.length - 1]!.end, tokens: mendGerunds(tokens, gerunds) };
  };

  const analyseTogether = (sentences: readonly (readonly RawToken[])[]): Sentence[] => {
    while (tables.length < sentences.length) tables.push(createSentenceTable());
    sentences.forEach((raw, index) => fillTable(tables[index]!, raw, readWord, tagSetOf));
    sentences.forEach((raw, index) => {
      tag(tables[index]!);
      mendTags(tables[index]!, raw);
    });
    const lemmas = sentences.map((_, index) => fillLemmas(tables[index]!));
    sentences.forEach((_, index) => lookOut(tables[index]!));
    return sentences.map((raw, index) => read(raw, tables[index]!, lemmas[index]!));
  };
  return (sentences) => {
    const found: Sentence[] = [];
    for (let from = 0; from < sentences.length; from += mostTogether) {
      found.push(...analyseTogether(sentences.slice(from, from + mostTogether)));
    }
    return found;
  };
}

/** Makes the analysis of single sentences. */
export function createAnalyseSentence(model: SyntaxModel, asked?: AskedModels): AnalyseSentence {
  const analyse = createAnalyseSentences(model, asked);
  return (raw) => analyse([raw])[0]!;
}

/** Makes the syntax stage from a model. One instance reuses its buffers and must not be shared between threads. */
export function createSyntax(model: SyntaxModel): Syntax {
  const tokenise = createTokenise(sentenceWordsOf(model.sentenceWords));
  const analyse = createAnalyseSentences(model);
  const analyseAll = (texts: readonly string[]): Sentence[][] => {
    const cut = texts.map(tokenise);
    const analysed = analyse(cut.flat());
    let next = 0;
    return cut.map(({ length }) => analysed.slice(next, (next += length)));
  };
  return { analyse: (text) => analyseAll([text])[0]!, analyseAll };
}
