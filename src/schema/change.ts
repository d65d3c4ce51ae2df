/** The log of changes: what became of which record, in the order in which it was saved. */
import { z } from 'zod';
import { PageInfo } from './page.ts';
import { resources } from './query.ts';
import { paging, repeatable } from './query-parts.ts';

export const ChangeKind = z.enum(['created', 'updated', 'merged', 'retracted', 'deleted']).meta({
  id: 'ChangeKind',
  description:
    'What became of a record: it is new or came back, reads otherwise, is another from now on, its article was withdrawn, or nothing tells of it any more.',
});
export type ChangeKind = z.infer<typeof ChangeKind>;

export const ChangeEntry = z
  .object({
    seq: z.int().min(1).describe('Place in the log: later changes have higher numbers; not every number is there.'),
    at: z.string().describe('When, ISO 8601 in UTC.'),
    resource: z.enum(resources),
    id: z.string().describe('Id of the record.'),
    change: ChangeKind,
    into: z.string().optional().describe('For `merged`: the record that it is now.'),
  })
  .meta({ id: 'ChangeEntry', description: 'What became of a record. Counts are joined in at reading and are no change of one.' });
export type ChangeEntry = z.infer<typeof ChangeEntry>;

export const ChangePage = z
  .object({
    data: z.array(ChangeEntry),
    page: PageInfo,
    until: z.int().min(0).describe('Everything up to this number has been given: the `since` to go on with.'),
  })
  .meta({ id: 'ChangePage', description: 'A page of changes, oldest first.' });
export type ChangePage = z.infer<typeof ChangePage>;

const filters = {
  resource: repeatable(z.enum(resources), 'Kind of record.'),
  change: repeatable(ChangeKind, 'What became of it.'),
};
const since = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const ChangeQuery = z.strictObject({
  since: since
    .default(0)
    .describe('Changes after this number: `until` of the page before, or `seq` of the last change that was dealt with.'),
  ...filters,
  limit: paging.limit,
  cursor: paging.cursor,
});
export type ChangeQuery = z.infer<typeof ChangeQuery>;

export const ChangeStreamQuery = z.strictObject({
  since: since.optional().describe('Changes after this number. Without it, those from now on. `Last-Event-ID` goes before it.'),
  ...filters,
});
export type ChangeStreamQuery = z.infer<typeof ChangeStreamQuery>;
