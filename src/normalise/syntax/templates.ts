/**
 * Feature templates as data. A group of templates names its atoms, the single values that it looks at, and lists which
 * atoms go together: "s0t b0t" stands for one feature per pair of tags at the top of the stack and the front of the
 * buffer. All templates of a group are stirred in a few tight loops, because this is where most of the time goes.
 */

/** Stirs the values of all templates into features and returns their number, which is always the same. */
export type WriteFeatures = (values: Int32Array, features: Int32Array) => number;

export interface TemplateGroup {
  /** Number of features that `write` gives. */
  readonly count: number;
  readonly write: WriteFeatures;
}

const multiplier = 0x9e3779b1;

/** Places of the atoms that the templates of one length name, template by template. */
function placesOf(atoms: readonly string[], templates: readonly string[], length: number): Uint8Array {
  const places = templates.filter((template) => template.split(' ').length === length).flatMap((template) => template.split(' '));
  return Uint8Array.from(places, (atom) => {
    const place = atoms.indexOf(atom);
    if (place < 0) throw new Error(`no atom "${atom}"`);
    return place;
  });
}

/** Compiles templates of up to four atoms each; `seed` sets groups apart. */
export function compileTemplates(atoms: readonly string[], templates: readonly string[], seed: number): TemplateGroup {
  const singles = placesOf(atoms, templates, 1);
  const pairs = placesOf(atoms, templates, 2);
  const triples = placesOf(atoms, templates, 3);
  const quadruples = placesOf(atoms, templates, 4);
  const write: WriteFeatures = (values, features) => {
    let count = 0;
    for (let at = 0; at < singles.length; at++) {
      const hash = Math.imul((seed + (count << 16)) ^ values[singles[at]!]!, multiplier);
      features[count++] = hash ^ (hash >>> 15);
    }
    for (let at = 0; at < pairs.length; at += 2) {
      let hash = Math.imul((seed + (count << 16)) ^ values[pairs[at]!]!, multiplier);
      hash = Math.imul(hash ^ (hash >>> 15) ^ values[pairs[at + 1]!]!, multiplier);
      features[count++] = hash ^ (hash >>> 15);
    }
    for (let at = 0; at < triples.length; at += 3) {
      let hash = Math.imul((seed + (count << 16)) ^ values[triples[at]!]!, multiplier);
      hash = Math.imul(hash ^ (hash >>> 15) ^ values[triples[at + 1]!]!, multiplier);
      hash = Math.imul(hash ^ (hash >>> 15) ^ values[triples[at + 2]!]!, multiplier);
      features[count++] = hash ^ (hash >>> 15);
    }
    for (let at = 0; at < quadruples.length; at += 4) {
      let hash = Math.imul((seed + (count << 16)) ^ values[quadruples[at]!]!, multiplier);
      hash = Math.imul(hash ^ (hash >>> 15) ^ values[quadruples[at + 1]!]!, multiplier);
      hash = Math.imul(hash ^ (hash >>> 15) ^ values[quadruples[at + 2]!]!, multiplier);
      hash = Math.imul(hash ^ (hash >>> 15) ^ values[quadruples[at + 3]!]!, multiplier);
      features[count++] = hash ^ (hash >>> 15);
    }
    return count;
  };
  return { count: templates.length, write };
}
