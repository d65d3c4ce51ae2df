/** Why the engine found what it found. */
import { z } from 'zod';
import { RecordSet } from './article.ts';

export const TraceLine = z
  .object({
    stage: z.string(),
    rule: z.string(),
    start: z.int().describe('Unicode code points, as in evidence.'),
    end: z.int(),
    outcome: z.enum(['fired', 'blocked']),
    because: z.string(),
  })
  .meta({ id: 'TraceLine', description: 'A rule that fired or was blocked, where, and why.' });
export type TraceLine = z.infer<typeof TraceLine>;

export const ExplainedRecordSet = z
  .object({ ...RecordSet.shape, trace: z.array(TraceLine).optional().describe('With `explain=true` only.') })
  .meta({ id: 'ExplainedRecordSet', description: 'Everything that one article gives, and on demand why.' });
export type ExplainedRecordSet = z.infer<typeof ExplainedRecordSet>;
