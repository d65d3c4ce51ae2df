/** If-Match: a change is made only to the record that its maker has seen. */
import { z } from 'zod';
import { entityTag, matches } from './answer.ts';
import { ProblemError } from './problems.ts';

/** The header, for routes that need it. */
export const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .max(1_000)
    .optional()
    .describe(
      'The ETag of the record as it was read, or `*` for whatever it is; needed, so that nobody undoes unseen what another did.',
    ),
});

/** What tells whether a record, as its JSON, is the one that the header means. Throws a 428 problem without the header. */
export function expectedBy(header: string | undefined): (json: string) => boolean {
  if (header === undefined)
    throw new ProblemError('precondition-required', 'This changes a record, and the request has no If-Match header.');
  return (json) => matches(header, entityTag(json));
}
