/**
 * From an article to its records: the order of the stages stands here and nowhere else.
 *
 *     blocks → syntax → mentions → times → attributions → events → records
 *
 * Pure: the same article and engine give the same record set to the byte. Rules and model come in with the engine.
 */
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { ArticleText, RecordSet } from '../schema/article.ts';
import type { Context } from './context.ts';
import type { Attributed, Blocked, Mentioned, Parsed, Quotation, Timed, Told, TraceEntry } from './document.ts';
import type { MakeRecords } from './records/make-records.ts';
import { parse } from './syntax/parse.ts';
import type { Syntax } from './syntax/types.ts';
import type { FindTimes } from './times/types.ts';

/** Name and version of this engine, as every article's `pipeline` gives them. A change of what it finds changes the version. */
export const pipeline = { name: 'whence', version: '0.1.0' } as const;

export type Trace = (entry: TraceEntry) => void;

/** Everything the stages need: made once from data/, shared by all articles. */
export interface Engine {
  readonly lexicon: Lexicon;
  readonly syntax: Syntax;
  readonly findBlocks: (article: ArticleText, trace?: Trace) => Blocked;
  readonly findQuotations: (document: Blocked) => readonly Quotation[];
  readonly findMentions: (document: Parsed, context: Context) => Mentioned;
  readonly findTimes: FindTimes;
  readonly findAttributions: (document: Timed, context: Context) => Attributed;
  readonly findEvents: (document: Attributed, context: Context) => Told;
  readonly makeRecords: MakeRecords;
}

export const stageNames = ['blocks', 'syntax', 'mentions', 'times', 'attributions', 'events', 'records'] as const;
export type StageName = (typeof stageNames)[number];

/** Runs a stage; a benchmark puts a clock around it. */
export type Around = <T>(stage: StageName, run: () => T) => T;

const plainly: Around = (_stage, run) => run();

function findAllTimes(document: Mentioned, findTimes: FindTimes): Timed {
  const blocks = new Set(document.sentences.map(({ block }) => block));
  const { text } = document.article;
  return { ...document, times: [...blocks].flatMap((block) => findTimes(text, document.blocks[block]!)) };
}

/** Runs the stages that read; what they found, still in terms of the text. */
export function readArticle(article: ArticleText, engine: Engine, trace?: Trace, around: Around = plainly): Told {
  const context: Context = { lexicon: engine.lexicon, syntax: engine.syntax, ...(trace && { trace }) };
  const blocked = around('blocks', () => engine.findBlocks(article, trace));
  const parsed = around('syntax', () => parse(blocked, context, engine.findQuotations));
  const mentioned = around('mentions', () => engine.findMentions(parsed, context));
  const timed = around('times', () => findAllTimes(mentioned, engine.findTimes));
  const attributed = around('attributions', () => engine.findAttributions(timed, context));
  return around('events', () => engine.findEvents(attributed, context));
}

/**
 * Reads an article into its record set. Ids are final for authority keys and provisional for the rest until the records are
 * resolved against what is stored; `updated` is absent, as nothing is stored.
 */
export function normalise(article: ArticleText, engine: Engine, trace?: Trace, around: Around = plainly): RecordSet {
  const told = readArticle(article, engine, trace, around);
  return around('records', () => engine.makeRecords(told, engine.lexicon, pipeline));
}
