/** Weights to a file: small weights dropped, the rest rounded to 9 bits, features stored as differences. */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { StoredLinear } from '../../lexicon/load-model.ts';
import type { Trainable } from './trainable.ts';

/** Everything that is written, the linear models by name. */
export interface Writable {
  readonly version: string;
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly tagSets: readonly (readonly number[])[];
  readonly lemmas: readonly (readonly [string, string])[];
  readonly verbs: readonly string[];
  readonly knownWords: Int32Array;
  readonly knownWordTags: Int16Array;
  readonly linear: Readonly<Record<'tagger' | 'arcs' | 'relationChoice', StoredLinear>>;
}

/** The value below which all but one in ten thousand of the absolute weights lie. */
function nearlyLargest(rows: Float32Array): number {
  const values = rows
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  return values[Math.floor(values.length * 0.9999)] ?? 1;
}

/**
 * Rounds averaged weights. `smallest` is the least absolute rounded weight that is kept: it decides the size of the file.
 */
export function compress(model: Trainable, smallest: number): StoredLinear {
  const { features, rows } = model.averaged();
  const { classes } = model;
  const scale = 255 / nearlyLargest(rows);
  const order = [...features.keys()].sort((left, right) => features[left]! - features[right]!);
  const kept: number[] = [];
  const counts: number[] = [];
  const entries: number[] = [];
  for (const row of order) {
    const before = entries.length;
    for (let label = 0; label < classes; label++) {
      const value = Math.max(-255, Math.min(255, Math.round(rows[row * classes + label]! * scale)));
      if (Math.abs(value) >= smallest) entries.push(value * 128 + label);
    }
    if (entries.length === before) continue;
    kept.push(features[row]!);
    counts.push(entries.length - before);
  }
  return { features: Int32Array.from(kept), counts: Uint8Array.from(counts), entries: Int16Array.from(entries), classes };
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
  for (const [name, stored] of Object.entries(model.linear)) {
    sections.push([`${name}.features`, differences(stored.features)]);
    sections.push([`${name}.counts`, stored.counts]);
    sections.push([`${name}.entries`, stored.entries]);
  }
  const { version, tags, relations, tagSets, lemmas, verbs } = model;
  const header = {
    ...{ version, tags, relations, tagSets, lemmas, verbs },
    classes: Object.fromEntries(Object.entries(model.linear).map(([name, stored]) => [name, stored.classes])),
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
