/** The one error body: RFC 9457 problem details, with a code of ours and what to do about it. */
import { z } from 'zod';

export const ProblemDetail = z
  .object({
    pointer: z.string().optional().describe('JSON Pointer to the part of the body.'),
    parameter: z.string().optional().describe('The query or path parameter.'),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'ProblemDetail', description: 'One thing wrong with a request, and where.' });
export type ProblemDetail = z.infer<typeof ProblemDetail>;

export const Problem = z
  .object({
    type: z.string().describe('Where the code is explained.'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    remedy: z.string().describe('What to do about it.'),
    instance: z.string().describe('Path of the request.'),
    code: z.string().describe('Stable; never used again for something else.'),
    requestId: z.string(),
    errors: z.array(ProblemDetail),
  })
  .meta({
    id: 'Problem',
    description: 'What went wrong (RFC 9457).',
    examples: [
      {
        type: '/v1/vocabularies/problems#unknown-parameter',
        title: 'Unknown query parameter',
        status: 400,
        detail: 'There is no parameter `typ` here; did you mean `type`?',
        remedy: 'Correct or remove the parameter. The list of them is in /openapi.json.',
        instance: '/v1/events',
        code: 'unknown-parameter',
        requestId: 'r-1',
        errors: [
          { parameter: 'typ', code: 'unknown-parameter', detail: 'There is no parameter `typ` here; did you mean `type`?' },
        ],
      },
    ],
  });
export type Problem = z.infer<typeof Problem>;
