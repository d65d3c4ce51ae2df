/**
 * Feature templates as data. A group of templates names its atoms, the single values that it looks at, and lists which
 * atoms go together: "s0t b0t" stands for one feature per pair of tags at the top of the stack and the front of the
 * buffer. Templates are stirred in a few tight loops, length by length,
 * because this is where most of the time goes.
 */

/** Stirs the group's values into features and returns their number, which is always the same. */
export type WriteFeatures = (features: Int32Array) => number;

export interface TemplateGroup {
  /** The templates; a template's number is its place here. */
  readonly names: readonly string[];
  /** Values of the atoms, in their order; whoever reads a state fills them in. */
  readonly values: Int32Array;
  /** Writes the features of all templates, by number. */
  readonly write: WriteFeatures;
  /** Makes a function that writes the features of some templates only. */
  readonly only: (numbers: readonly number[]) => WriteFeatures;
}

const multiplier = 0x9e3779b1;

/** Templates of one length: where their hashes begin, and the places of their atoms, template by template. */
interface SameLength {
  readonly begin: Int32Array;
  readonly places: Uint8Array;
}

/** Compiles templates of up to four atoms each; `seed` sets groups apart. */
export function compileTemplates(atoms: readonly string[], templates: readonly string[], seed: number): TemplateGroup {
  const names = [1, 2, 3, 4].flatMap((length) => templates.filter((template) => template.split(' ').length === length));
  const values = new Int32Array(atoms.length);
  const placeOf = (atom: string): number => {
    const place = atoms.indexOf(atom);
    if (place < 0) throw new Error(`no atom "${atom}"`);
    return place;
  };
  const ofLength = (numbers: readonly number[], length: number): SameLength => {
    const chosen = numbers.filter((number) => names[number]!.split(' ').length === length);
    return {
      begin: Int32Array.from(chosen, (number) => seed + (number << 16)),
      places: Uint8Array.from(chosen.flatMap((number) => names[number]!.split(' ').map(placeOf))),
    };
  };
  const only = (numbers: readonly number[]): WriteFeatures => {
    const [singles, pairs, triples, quadruples] = [1, 2, 3, 4].map((length) => ofLength(numbers, length)) as [
      SameLength,
      SameLength,
      SameLength,
      SameLength,
    ];
    return (features) => writeFeatures(values, features, singles, pairs, triples, quadruples);
  };
  return { names, values, only, write: only([...names.keys()]) };
}

function writeFeatures(
  values: Int32Array,
  features: Int32Array,
  singles: SameLength,
  pairs: SameLength,
  triples: SameLength,
  quadruples: SameLength,
): number {
  let count = 0;
  for (let index = 0; index < singles.begin.length; index++) {
    const hash = Math.imul(singles.begin[index]! ^ values[singles.places[index]!]!, multiplier);
    features[count++] = hash ^ (hash >>> 15);
  }
  for (let index = 0, at = 0; index < pairs.begin.length; index++, at += 2) {
    let hash = Math.imul(pairs.begin[index]! ^ values[pairs.places[at]!]!, multiplier);
    hash = Math.imul(hash ^ (hash >>> 15) ^ values[pairs.places[at + 1]!]!, multiplier);
    features[count++] = hash ^ (hash >>> 15);
  }
  for (let index = 0, at = 0; index < triples.begin.length; index++, at += 3) {
    let hash = Math.imul(triples.begin[index]! ^ values[triples.places[at]!]!, multiplier);
    hash = Math.imul(hash ^ (hash >>> 15) ^ values[triples.places[at + 1]!]!, multiplier);
    hash = Math.imul(hash ^ (hash >>> 15) ^ values[triples.places[at + 2]!]!, multiplier);
    features[count++] = hash ^ (hash >>> 15);
  }
  for (let index = 0, at = 0; index < quadruples.begin.length; index++, at += 4) {
    let hash = Math.imul(quadruples.begin[index]! ^ values[quadruples.places[at]!]!, multiplier);
    hash = Math.imul(hash ^ (hash >>> 15) ^ values[quadruples.places[at + 1]!]!, multiplier);
    hash = Math.imul(hash ^ (hash >>> 15) ^ values[quadruples.places[at + 2]!]!, multiplier);
    hash = Math.imul(hash ^ (hash >>> 15) ^ values[quadruples.places[at + 3]!]!, multiplier);
    features[count++] = hash ^ (hash >>> 15);
  }
  return count;
}
