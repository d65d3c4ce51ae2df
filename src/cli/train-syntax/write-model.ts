/** Weights to a file: small weights dropped, the rest rounded to 8 or 10 bits, features stored as differences. */
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
  readonly linear: Readonly<Record<'tagger' | 'outlook' | 'relationChoice', StoredLinear>>;
  readonly arcs: StoredMoves;
}

/** Averaged weights of a model, or of several added up. */
export interface Weights {
  readonly classes: number;
  readonly features: Int32Array;
  readonly rows: Float32Array;
}

/** The value below which all but a few in ten thousand of the absolute weights lie. */
function nearlyLargest(rows: Float32Array, share: number): number {
  const values = rows
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  return values[Math.floor(values.length * share)] ?? 1;
}

function ascending(features: Int32Array): Uint32Array {
  return Uint32Array.from(features.keys()).sort((left, right) => features[left]! - features[right]!);
}

function limit(value: number, most: number): number {
  return Math.max(-most, Math.min(most, Math.round(value)));
}

/** Adds up models that learned the same with other random numbers, which steadies them. */
export function addUp(models: readonly Weights[]): Weights {
  const classes = models[0]!.classes;
  const places = new Map<number, number>();
  for (const { features } of models) for (const feature of features) if (!places.has(feature)) places.set(feature, places.size);
  const rows = new Float32Array(places.size * classes);
  for (const model of models) {
    model.features.forEach((feature, row) => {
      const to = places.get(feature)! * classes;
      for (let label = 0; label < classes; label++) rows[to + label]! += model.rows[row * classes + label]!;
    });
  }
  return { classes, features: Int32Array.from(places.keys()), rows };
}

/** Rounds weights to 8 bits. `smallest` is the least absolute rounded weight that is kept: it decides the size of the file. */
export function compress({ classes, features, rows }: Weights, smallest: number): StoredLinear {
  const scale = 127 / nearlyLargest(rows, 0.9995);
  const kept: number[] = [];
  const entries: number[] = [];
  for (const row of ascending(features)) {
    const before = entries.length;
    for (let label = 0; label < classes; label++) {
      const value = limit(rows[row * classes + label]! * scale, 127);
      if (Math.abs(value) >= smallest) entries.push(value * 256 + label);
    }
    if (entries.length === before) continue;
    entries[entries.length - 1]! += 128;
    kept.push(features[row]!);
  }
  if (entries.length >= 2 ** 21) throw new Error(`${entries.length} entries do not fit: raise the smallest weight`);
  return { features: Int32Array.from(kept), entries: Int16Array.from(entries), classes };
}

/** Rounds the weights of the moves to 10 bits, SHIFT's taken off the others'. */
export function compressMoves({ classes, features, rows }: Weights, smallest: number): StoredMoves {
  const scale = 511 / nearlyLargest(rows, 0.9999) / 2;
  const kept: number[] = [];
  const weights: number[] = [];
  for (const row of ascending(features)) {
    const [shift, left, right] = rows.subarray(row * classes, (row + 1) * classes) as unknown as [number, number, number];
    const values = [limit((left - shift) * scale, 511), limit((right - shift) * scale, 511)] as const;
    if (Math.max(Math.abs(values[0]), Math.abs(values[1])) < smallest) continue;
    kept.push(features[row]!);
    weights.push(...values);
  }
  return { features: Int32Array.from(kept), weights: Int16Array.from(weights) };
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
    sections.push([`${name}.entries`, stored.entries]);
  }
  sections.push(['arcs.features', differences(model.arcs.features)], ['arcs.weights', model.arcs.weights]);
  const { version, tags, relations, outlooks, fixedLabels, tagSets, lemmas, verbs, linear } = model;
  const perModel = (value: (stored: StoredLinear) => number) =>
    Object.fromEntries(Object.entries(linear).map(([name, stored]) => [name, value(stored)]));
  const header = {
    ...{ version, tags, relations, outlooks, fixedLabels, tagSets, lemmas, verbs },
    classes: perModel((stored) => stored.classes),
    features: perModel((stored) => stored.features.length),
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
