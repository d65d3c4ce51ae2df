/**
 * The syntax model as it lies on disk and as the code uses it. The file is gzip over: one line of JSON that names the
 * sections and the closed lists, then the sections as little-endian numbers, each beginning at a multiple of four.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';

/**
 * A sparse linear model: for each known feature the classes that it speaks for or against. `slots` is an open-addressed
 * table of pairs (feature, start of its entries × 128 + their number); an entry is weight × 128 + class.
 */
export interface LinearModel {
  readonly slots: Int32Array;
  readonly entries: Int16Array;
  readonly classes: number;
}

/** All that the syntax stage knows: weights learned from treebanks, and the word lists beside them. */
export interface SyntaxModel {
  readonly version: string;
  /** What the tagger chooses between: a Penn tag and a universal tag, as "VBD VERB". */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly tagger: LinearModel;
  readonly arcs: LinearModel;
  readonly relationChoice: LinearModel;
  /** Hashes of frequent words, ascending, and for each the tags it was seen with as an index into `tagSets`. */
  readonly knownWords: Int32Array;
  readonly knownWordTags: Int16Array;
  /** Tags by number; −1 in a set says that other tags may occur. */
  readonly tagSets: readonly (readonly number[])[];
  /** "form class" → lemma, where the rules for endings would go wrong. */
  readonly lemmas: ReadonlyMap<string, string>;
  /** Known verbs, by which the rules choose between "rat" and "rate" for "rated". */
  readonly verbs: ReadonlySet<string>;
  /** Word lists of `sentence-words.yml` by row id, in lower case. */
  readonly sentenceWords: Readonly<Record<string, readonly string[]>>;
}

interface SectionHeader {
  readonly name: string;
  readonly type: 'i32' | 'i16' | 'u8';
  readonly length: number;
}

interface ModelHeader {
  readonly version: string;
  readonly tags: string[];
  readonly relations: string[];
  readonly tagSets: number[][];
  readonly lemmas: [string, string][];
  readonly verbs: string[];
  readonly classes: Record<string, number>;
  readonly sections: SectionHeader[];
}

/** A linear model as it is stored: features ascending, the number of entries of each, and all entries in that order. */
export interface StoredLinear {
  readonly features: Int32Array;
  readonly counts: Uint8Array;
  readonly entries: Int16Array;
  readonly classes: number;
}

/** Builds the table that scoring searches. */
export function toLinearModel(stored: StoredLinear): LinearModel {
  const { features, counts, entries, classes } = stored;
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(4, features.length * 1.4)));
  const mask = slotCount - 1;
  const slots = new Int32Array(2 * slotCount);
  let start = 0;
  for (let index = 0; index < features.length; index++) {
    const feature = features[index]!;
    let slot = (feature ^ (feature >>> 13)) & mask;
    while (slots[2 * slot] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = feature;
    slots[2 * slot + 1] = start * 128 + counts[index]!;
    start += counts[index]!;
  }
  return { slots, entries, classes };
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
function decode(bytes: Buffer, sentenceWords: SyntaxModel['sentenceWords']): SyntaxModel {
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
  const linear = (name: string): LinearModel => {
    const counts = sections.get(`${name}.counts`) as Uint8Array;
    return toLinearModel({
      features: readDifferences(sections.get(`${name}.features`) as Uint8Array, counts.length),
      counts,
      entries: sections.get(`${name}.entries`) as Int16Array,
      classes: header.classes[name]!,
    });
  };
  return {
    version: header.version,
    tags: header.tags,
    relations: header.relations,
    tagSets: header.tagSets,
    lemmas: new Map(header.lemmas),
    verbs: new Set(header.verbs),
    tagger: linear('tagger'),
    arcs: linear('arcs'),
    relationChoice: linear('relationChoice'),
    knownWords: sections.get('knownWords') as Int32Array,
    knownWordTags: sections.get('knownWordTags') as Int16Array,
    sentenceWords,
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

/** Loads the syntax model from a folder, by default the one that ships. */
export function loadModel(folder: URL = modelFolder): SyntaxModel {
  return decode(gunzipSync(readFileSync(new URL('syntax.bin.gz', folder))), loadSentenceWords(folder));
}
