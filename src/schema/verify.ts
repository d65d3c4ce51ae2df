/** Whether a text bears out the evidence that was taken from it. */
import { z } from 'zod';
import { limits } from './article.ts';
import { Evidence, Sha256 } from './common.ts';
import { words } from './text-parts.ts';

export const VerifyText = z
  .strictObject({ text: words(limits.textLength).describe('The article’s text, from whoever holds it.') })
  .meta({ id: 'VerifyText', description: 'A text to hold an article’s evidence against. It is not kept.' });
export type VerifyText = z.infer<typeof VerifyText>;

export const EvidenceCheck = z
  .object({
    record: z.string().describe('Id of the record that the evidence is for.'),
    field: z.string().optional().describe('The field of the record; absent where the evidence is for the record as such.'),
    evidence: Evidence,
    result: z.enum(['match', 'moved', 'missing']).describe('`moved`: the same words stand elsewhere in this text.'),
    quote: z.string().optional().describe('The words, out of the text that was sent.'),
    start: z.int().optional().describe('Where they stand in the text that was sent.'),
    end: z.int().optional(),
  })
  .meta({ id: 'EvidenceCheck', description: 'One piece of evidence, held against a text.' });
export type EvidenceCheck = z.infer<typeof EvidenceCheck>;

export const Verification = z
  .object({
    article: z.string(),
    textSha256: Sha256.describe('Hash of the text that was sent.'),
    sameText: z.boolean().describe('Whether it is to the letter the text that was read.'),
    complete: z.boolean().describe('False where the text was too long to look for everything that moved.'),
    summary: z.object({ match: z.int(), moved: z.int(), missing: z.int() }),
    checks: z.array(EvidenceCheck),
  })
  .meta({ id: 'Verification', description: 'An article’s evidence, held against a text piece by piece.' });
export type Verification = z.infer<typeof Verification>;
