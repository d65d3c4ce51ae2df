/** Codes and what they mean, as they are served. */
import { z } from 'zod';

export const VocabularyTerm = z
  .object({ code: z.string(), label: z.string().optional(), definition: z.string() })
  .meta({ id: 'VocabularyTerm', description: 'One code and its definition.' });
export type VocabularyTerm = z.infer<typeof VocabularyTerm>;

export const Vocabulary = z
  .object({ name: z.string(), description: z.string(), terms: z.array(VocabularyTerm) })
  .meta({ id: 'Vocabulary', description: 'A closed list of codes.' });
export type Vocabulary = z.infer<typeof Vocabulary>;

export const VocabularyList = z
  .object({ data: z.array(z.object({ name: z.string(), description: z.string(), url: z.string() })) })
  .meta({ id: 'VocabularyList', description: 'The vocabularies there are.' });
export type VocabularyList = z.infer<typeof VocabularyList>;
