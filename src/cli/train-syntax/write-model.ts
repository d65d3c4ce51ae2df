/** The model to a file: features stored as differences, everything zipped. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { StoredLinear, StoredMoves } from '../../lexicon/syntax-model.ts';

/** Everything that is written, the linear models by name. */
export interface Writable {
  readonly version: string;
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly outlooks: readonly string[];
  readonly fixedLabels: readonly number[];
  readonly tagSets: readonly (readonly number[])[];
  readonly lemmas: readonly (readonly [string, string])[];
  readonly verbs: readonly string[];
  readonly knownWords: Int32Array;
  readonly knownWordTags: Int16Array;
  readonly tables: Readonly<Record<'tagger' | 'outlook' | 'relationChoice', StoredLinear> & { arcs: StoredMoves }>;
}

/** Ascending numbers as differences of 7 bits a byte, the last byte of each below 128. */
function differences(numbers: Int32Array): Uint8Array {
  const bytes: number[] = [];
  let previous = -0x80000000;
  for (const number of numbers) {
    let difference = number - previous;
    previous = number;
    const digits = [difference % 128];
    difference = Math.floor(difference / 128);
    while (difference > 0) {
      digits.push(128 + (difference % 128));
      difference = Math.floor(difference / 128);
    }
    bytes.push(...digits.reverse());
  }
  return Uint8Array.from(bytes);
}

type Section = Int32Array | Int16Array | Uint8Array;

function typeOf(section: Section): 'i32' | 'i16' | 'u8' {
  if (section instanceof Int32Array) return 'i32';
  return section instanceof Int16Array ? 'i16' : 'u8';
}

function padding(length: number): Buffer {
  return Buffer.alloc((4 - (length % 4)) % 4);
}

/** Writes the model file and returns its size in bytes. */
export function writeModel(path: URL, model: Writable): number {
  const sections: [string, Section][] = [
    ['knownWords', model.knownWords],
    ['knownWordTags', model.knownWordTags],
  ];
  const { arcs, ...linear } = model.tables;
  for (const [name, stored] of Object.entries(linear)) {
    sections.push([`${name}.features`, differences(stored.features)]);
    sections.push([`${name}.entries`, stored.entries]);
  }
  sections.push(['arcs.features', differences(arcs.features)], ['arcs.weights', arcs.weights]);
  const { version, tags, relations, outlooks, fixedLabels, tagSets, lemmas, verbs } = model;
  const perModel = <T>(value: (stored: StoredLinear | StoredMoves) => T) =>
    Object.fromEntries(Object.entries(model.tables).map(([name, stored]) => [name, value(stored)]));
  const header = {
    ...{ version, tags, relations, outlooks, fixedLabels, tagSets, lemmas, verbs },
    classes: Object.fromEntries(Object.entries(linear).map(([name, stored]) => [name, stored.classes])),
    features: perModel((stored) => stored.features.length),
    slotBits: perModel((stored) => stored.slotBits),
    questions: perModel((stored) => stored.questions),
    sections: sections.map(([name, section]) => ({ name, type: typeOf(section), length: section.length })),
  };
  const head = Buffer.from(`${JSON.stringify(header)}\n`);
  const parts: Buffer[] = [head, padding(head.length)];
  for (const [, section] of sections) {
    parts.push(Buffer.from(section.buffer, section.byteOffset, section.byteLength), padding(section.byteLength));
  }
  const zipped = gzipSync(Buffer.concat(parts), { level: 9 });
  writeFileSync(path, zipped);
  return zipped.length;
}
