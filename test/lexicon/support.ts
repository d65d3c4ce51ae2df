/** The lexicon that ships, read once for all tests of a file, and ways to ask what a form stands for. */
import { join } from 'node:path';
import { readLexicon } from '../../src/lexicon/load-lexicon.ts';
import type { AuthorityForm, FormUse } from '../../src/lexicon/lexicon.ts';

export const dataDirectory = join(import.meta.dirname, '..', '..', 'data');
export const lexiconDirectory = join(dataDirectory, 'lexicon');

const read = readLexicon(lexiconDirectory);
export const { lexicon } = read;
export const shippedFaults = read.faults;

const uses = (forms: readonly AuthorityForm[], use?: FormUse) =>
  use === undefined ? forms : forms.filter((form) => form.use === use);

/** Country codes of everything that a string can stand for, in alphabetical order, each once. */
export const codesOf = (text: string, use?: FormUse): string[] =>
  [...new Set(uses(lexicon.forms.lookup(text), use).flatMap(({ entry }) => entry.country ?? []))].sort();

/** Ids of everything that a string can stand for. */
export const idsOf = (text: string): string[] => [...new Set(lexicon.forms.lookup(text).map(({ entry }) => entry.id))];

/** Sectors of the organisations, media and people that a string can stand for. */
export const sectorsOf = (text: string): string[] => [
  ...new Set(lexicon.forms.lookup(text).flatMap(({ entry }) => ('sector' in entry ? entry.sector : []))),
];
