/**
 * Reads the syntax model from disk. The file is gzip over: one line of JSON that names the
 * sections and the closed lists, then the sections as little-endian numbers, each beginning at a multiple of four.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import type { Questions, StoredLinear, SyntaxModel } from './syntax-model.ts';

interface SectionHeader {
  readonly name: string;
  readonly type: 'i32' | 'i16' | 'u8';
  readonly length: number;
}

interface ModelHeader {
  readonly version: string;
  readonly tags: string[];
  readonly relations: string[];
  readonly outlooks: string[];
  readonly fixedLabels: number[];
  readonly tagSets: number[][];
  readonly lemmas: [string, string][];
  readonly verbs: string[];
  readonly classes: Record<string, number>;
  readonly features: Record<string, number>;
  readonly slotBits: Record<string, number>;
  readonly questions: Record<string, Questions>;
  readonly sections: SectionHeader[];
}

const sectionReaders: Record<SectionHeader['type'], (bytes: ArrayBuffer, at: number, length: number) => Section> = {
  i32: (bytes, at, length) => new Int32Array(bytes, at, length),
  i16: (bytes, at, length) => new Int16Array(bytes, at, length),
  u8: (bytes, at, length) => new Uint8Array(bytes, at, length),
};

type Section = Int32Array | Int16Array | Uint8Array;

/** Reads ascending numbers that are stored as differences of 7 bits a byte, the last byte of each below 128. */
function readDifferences(bytes: Uint8Array, length: number): Int32Array {
  const numbers = new Int32Array(length);
  let at = 0;
  let current = -0x80000000;
  for (let index = 0; index < length; index++) {
    let difference = 0;
    let byte = bytes[at++]!;
    while (byte >= 128) {
      difference = difference * 128 + (byte - 128);
      byte = bytes[at++]!;
    }
    current += difference * 128 + byte;
    numbers[index] = current;
  }
  return numbers;
}

/** Reads the unzipped bytes of a model file. */
function decode(bytes: Buffer): Omit<SyntaxModel, 'scoring' | 'sentenceWords'> {
  const headerEnd = bytes.indexOf(10);
  const header = JSON.parse(bytes.toString('utf8', 0, headerEnd)) as ModelHeader;
  const sections = new Map<string, Section>();
  let at = Math.ceil((headerEnd + 1) / 4) * 4;
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  for (const { name, type, length } of header.sections) {
    const section = sectionReaders[type](buffer, at, length);
    sections.set(name, section);
    at = Math.ceil((at + section.byteLength) / 4) * 4;
  }
  const bytesOf = (name: string) => sections.get(name) as Uint8Array;
  const shortsOf = (name: string) => sections.get(name) as Int16Array;
  const stored = (name: string) => ({
    features: readDifferences(bytesOf(`${name}.features`), header.features[name]!),
    slotBits: header.slotBits[name]!,
    questions: header.questions[name]!,
  });
  const linear = (name: string): StoredLinear => ({
    ...stored(name),
    entries: shortsOf(`${name}.entries`),
    classes: header.classes[name]!,
  });
  return {
    version: header.version,
    tags: header.tags,
    relations: header.relations,
    outlooks: header.outlooks,
    fixedLabels: header.fixedLabels,
    tagSets: header.tagSets,
    lemmas: new Map(header.lemmas),
    verbs: new Set(header.verbs),
    tagger: linear('tagger'),
    outlook: linear('outlook'),
    arcs: { ...stored('arcs'), weights: shortsOf('arcs.weights') },
    relationChoice: linear('relationChoice'),
    knownWords: sections.get('knownWords') as Int32Array,
    knownWordTags: shortsOf('knownWordTags'),
  };
}

interface SentenceWordRow {
  readonly id: string;
  readonly words: string;
}

/** Reads the lists of `sentence-words.yml` in a folder. */
export function loadSentenceWords(folder: URL): SyntaxModel['sentenceWords'] {
  const rows = parse(readFileSync(new URL('sentence-words.yml', folder), 'utf8')) as SentenceWordRow[];
  return Object.fromEntries(rows.map((row) => [row.id, row.words.trim().split(/\s+/)]));
}

/** The folder that the model ships in. */
export const modelFolder = new URL('../../data/model/', import.meta.url);

/** Compiles the code that scores; its source is src/normalise/syntax/scoring.as.ts. */
export function loadScoring(folder: URL = modelFolder): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(new URL('scoring.wasm', folder)));
}

/** Loads the syntax model from a folder, by default the one that ships. */
export function loadModel(folder: URL = modelFolder): SyntaxModel {
  const read = decode(gunzipSync(readFileSync(new URL('syntax.bin.gz', folder))));
  return { ...read, scoring: loadScoring(folder), sentenceWords: loadSentenceWords(folder) };
}
