/**
 * Feature templates as data. A group of templates names its atoms, the single values that it looks at, and lists which
 * atoms go together: "s0t b0t" stands for one feature per pair of tags at the top of the stack and the front of the buffer.
 */

export interface TemplateGroup {
  /** The templates, the shortest first; a template's number is its place here. */
  readonly names: readonly string[];
  /** How many values the atoms have; whoever reads a state fills them in, in the order of the atoms. */
  readonly atoms: number;
  /** By template number: what its hash begins with, and the places of its atoms. */
  readonly begins: Int32Array;
  readonly places: readonly (readonly number[])[];
  /** Writes the features of all templates, by number, for values of the atoms. */
  readonly write: (values: Int32Array, features: Int32Array) => void;
}

/** Stirs one more value into a hash; `scoring.as.ts` does the same. */
function stir(value: number): number {
  const hash = Math.imul(value, 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/** Compiles templates of up to four atoms each; `seed` sets groups apart. */
export function compileTemplates(atoms: readonly string[], templates: readonly string[], seed: number): TemplateGroup {
  const names = [1, 2, 3, 4].flatMap((length) => templates.filter((template) => template.split(' ').length === length));
  const places = names.map((name) =>
    name.split(' ').map((atom) => {
      const place = atoms.indexOf(atom);
      if (place < 0) throw new Error(`no atom "${atom}"`);
      return place;
    }),
  );
  const begins = Int32Array.from(names, (_, number) => seed + (number << 16));
  const write = (values: Int32Array, features: Int32Array): void => {
    for (let number = 0; number < places.length; number++) {
      const own = places[number]!;
      let hash = begins[number]!;
      for (let index = 0; index < own.length; index++) hash = stir(hash ^ values[own[index]!]!);
      features[number] = hash;
    }
  };
  return { names, atoms: atoms.length, begins, places, write };
}
