/**
 * Everything under data/ that somebody writes by hand, kind by kind, each with the reader that the service uses for it. A kind
 * says what is in it and all that is wrong with it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readSample } from '../../ingest/bundled.ts';
import { makeCurated } from '../../ingest/curated.ts';
import { CuratedFile } from '../../ingest/curated-file.ts';
import { readBlockRules } from '../../lexicon/block-rules.ts';
import { readAttributionRules } from '../../lexicon/cue-rules.ts';
import { readEventRules } from '../../lexicon/frame-rules.ts';
import { readLexicon } from '../../lexicon/load-lexicon.ts';
import { readMentionRules } from '../../lexicon/mention-rules.ts';
import { readRows } from '../../lexicon/read-rows.ts';
import { readRecordWords } from '../../lexicon/record-rules.ts';
import { readTimeRules } from '../../lexicon/time-rules.ts';
import type { Lexicon } from '../../lexicon/lexicon.ts';
import type { Fault } from '../../lexicon/types.ts';
import { readVocabularies } from '../../vocabularies.ts';
import { documentFaults, readYamlPart, thrownFaults, type YamlPart } from './documents.ts';

/** What one kind of data holds, by name, and its faults; files are named from the data directory. */
export interface Checked {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
}

const inFolder = (folder: string, faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, file: join(folder, fault.file) }));

const entryKinds = ['countries', 'cities', 'regions', 'nationalities', 'organisations', 'media', 'people'] as const;
const wordKinds = ['bodies', 'titles', 'roles'] as const;

function checkLexicon(directory: string): Checked & { readonly lexicon: Lexicon } {
  const { lexicon, faults } = readLexicon(join(directory, 'lexicon'));
  const counts = Object.fromEntries([...entryKinds, ...wordKinds].map((kind) => [kind, lexicon[kind].length]));
  return { lexicon, counts: { ...counts, forms: lexicon.forms.size }, faults: inFolder('lexicon', faults) };
}

/** A reader that throws on the files as a whole, with `file:line: what to do` for each fault. */
function checkTimes(directory: string): Checked {
  try {
    return { counts: { 'time rules': readTimeRules(directory).rules.length }, faults: [] };
  } catch (error) {
    const found = (error instanceof Error ? error.message : String(error)).split('\n').flatMap((line): Fault[] => {
      const [, file, number, problem] = /^(\S+?):(\d+): (.*)$/.exec(line) ?? [];
      const remedy = 'mend this part of the row';
      return file === undefined || problem === undefined ? [] : [{ file, line: Number(number), problem, remedy }];
    });
    const unread = { file: 'rules/times', line: 1, problem: String(error), remedy: 'create the file, or correct its name' };
    return { counts: {}, faults: found.length > 0 ? found : [unread] };
  }
}

function checkRules(directory: string): Checked[] {
  const blocks = readBlockRules(directory);
  const mentions = readMentionRules(directory);
  const attributions = readAttributionRules(directory);
  const events = readEventRules(directory);
  const records = readRecordWords(directory);
  const mentionRows = Object.values(mentions.rules).reduce((sum, rows: readonly unknown[]) => sum + rows.length, 0);
  const { cues, handOvers, anonymity } = attributions.rules;
  const frames = events.rules.frames.length;
  return [
    { counts: { 'block rules': blocks.rows.length }, faults: inFolder('rules/blocks', blocks.faults) },
    { counts: { 'mention rules': mentionRows }, faults: inFolder('rules/mentions', mentions.faults) },
    {
      counts: { 'attribution rules': cues.length + handOvers.length + anonymity.length },
      faults: inFolder('rules/attributions', attributions.faults),
    },
    { counts: { frames, operators: events.rules.operators.length }, faults: inFolder('rules/events', events.faults) },
    { counts: { 'record words': Object.keys(records.words).length }, faults: inFolder('rules/records', records.faults) },
    checkTimes(directory),
  ];
}

/** Files of one folder that are a document each. */
function checkFiles(directory: string, folder: string, extension: string, check: (part: YamlPart, path: string) => Fault[]) {
  const path = join(directory, folder);
  const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith(extension)) : [];
  const faults = names.sort().flatMap((name) => {
    const part = { ...readYamlPart(join(path, name)), file: `${folder}/${name}` };
    const syntax = documentFaults(part);
    return syntax.length > 0 ? syntax : check(part, join(path, name));
  });
  return { counts: { [folder]: names.length }, faults };
}

/** A sample's reader wants the whole file, header and text. */
const checkSamples = (directory: string): Checked =>
  checkFiles(directory, 'samples', '.md', (part, path) =>
    thrownFaults(part, () => readSample(readFileSync(path, 'utf8'), part.file)),
  );

const checkArticles = (directory: string, lexicon: Lexicon): Checked =>
  checkFiles(directory, 'articles', '.yml', (part) => {
    const faults = documentFaults(part, CuratedFile);
    return faults.length > 0 ? faults : thrownFaults(part, () => makeCurated(part.content, part.file, lexicon));
  });

function checkDocument(directory: string, file: string, read: (path: string) => unknown): Checked {
  const path = join(directory, file);
  if (!existsSync(path))
    return { counts: {}, faults: [{ file, line: 1, problem: 'it is missing', remedy: 'create the file, or correct its name' }] };
  const part = { ...readYamlPart(path), file };
  const syntax = documentFaults(part);
  return { counts: {}, faults: syntax.length > 0 ? syntax : thrownFaults(part, () => read(path)) };
}

/** One list of words between blanks to a row. */
const SentenceWords = z.strictObject({
  id: z.string(),
  reason: z.string(),
  words: z.string(),
  examples: z.array(z.string()).min(1),
});

function checkSentenceWords(directory: string): Checked {
  const { rows, faults } = readRows(join(directory, 'model/sentence-words.yml'), SentenceWords);
  return { counts: { 'sentence words': rows.length }, faults: inFolder('model', faults) };
}

/** Checks all kinds. Takes the data directory; gives the counts of each kind and all faults at once. */
export function checkData(directory: string): Checked {
  const lexicon = checkLexicon(directory);
  const all = [
    lexicon,
    ...checkRules(directory),
    checkDocument(directory, 'lexicon/vocabularies.yml', (path) => readVocabularies(path)),
    checkSentenceWords(directory),
    checkSamples(directory),
    checkArticles(directory, lexicon.lexicon),
  ];
  return { counts: Object.assign({}, ...all.map(({ counts }) => counts)), faults: all.flatMap(({ faults }) => faults) };
}

/** The data that ships. */
export const dataDirectory = fileURLToPath(new URL('../../../data/', import.meta.url));
