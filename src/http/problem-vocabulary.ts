/** The codes of errors as one of the vocabularies, and those of the faults inside one. */
import type { Vocabulary } from '../schema/vocabulary.ts';
import { problems } from './problems.ts';

/** Codes of single faults inside a request. */
export const detailCodes = {
  'unknown-field': 'The body has a field that there is none of.',
  'missing-field': 'A field that must be there is not.',
  'invalid-type': 'A value is of another type than it should be.',
  'invalid-value': 'A value is not one of those that it can be.',
  'too-long': 'A value is longer or larger than it may be.',
  'too-short': 'A value is shorter or smaller than it may be.',
} as const;

/** The codes as a vocabulary, so that a problem's `type` leads to what it means. */
export const problemVocabulary: Vocabulary = {
  name: 'problems',
  description: 'Codes of errors and what to do about each; after them those of single faults in a request.',
  terms: [
    ...Object.entries(problems).map(([code, { status, title, remedy }]) => ({
      code,
      label: `${status} ${title}`,
      definition: `${title}. ${remedy}`,
    })),
    ...Object.entries(detailCodes).map(([code, definition]) => ({ code, definition })),
  ],
};
