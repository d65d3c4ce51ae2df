/** Requests held against their zod schemas, and what is wrong with them told in terms of the request. */
import type { z } from 'zod';
import type { ProblemDetail } from '../schema/problem.ts';
import { nearest } from './nearest.ts';
import { type ProblemCode, ProblemError } from './problems.ts';

type Issue = z.core.$ZodIssue;

const detailCode = (issue: Issue, missing: boolean): string => {
  if (missing) return 'missing-field';
  if (issue.code === 'invalid_type') return 'invalid-type';
  if (issue.code === 'too_big') return 'too-long';
  if (issue.code === 'too_small') return 'too-short';
  return 'invalid-value';
};

const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = value;
  for (const part of path) at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined;
  return at;
}

const unknownName = (kind: string, name: string, known: readonly string[]): string => {
  const guess = nearest(name, known);
  return `There is no ${kind} \`${name.slice(0, 80)}\` here${guess === undefined ? '' : `; did you mean \`${guess}\`?`}`;
};

/** Checks a query or the parts of a path. Throws a 400 problem. */
export function readParameters<T extends z.ZodObject>(schema: T, given: unknown): z.infer<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const known = Object.keys(schema.shape);
  const errors = parsed.error.issues.flatMap((issue): ProblemDetail[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((parameter) => ({
          parameter,
          code: 'unknown-parameter',
          detail: unknownName('parameter', parameter, known),
        }))
      : [
          {
            parameter: String(issue.path[0] ?? ''),
            code: 'invalid-parameter',
            detail: `\`${String(issue.path[0] ?? '')}\`: ${issue.message}`,
          },
        ],
  );
  const unknown = errors.find(({ code }) => code === 'unknown-parameter');
  throw new ProblemError(
    unknown ? 'unknown-parameter' : 'invalid-parameter',
    (unknown ?? errors[0])?.detail ?? 'invalid',
    errors,
  );
}

/** Checks a body. Throws a 422 problem that points to each fault. */
export function readBody<T extends z.ZodObject>(schema: T, given: unknown, code: ProblemCode): z.output<T> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const known = Object.keys(schema.shape);
  const errors = parsed.error.issues.flatMap((issue): ProblemDetail[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointer([...issue.path, key]),
        code: 'unknown-field',
        detail: unknownName('field', key, issue.path.length === 0 ? known : []),
      }));
    }
    const missing = issue.path.length > 0 && valueAt(given, issue.path) === undefined;
    return [
      {
        pointer: pointer(issue.path),
        code: detailCode(issue, missing),
        detail: missing ? `\`${issue.path.join('.')}\` is missing` : issue.message,
      },
    ];
  });
  throw new ProblemError(
    code,
    errors
      .map(({ pointer: at, detail }) => `${at || 'the body'}: ${detail}`)
      .join('; ')
      .slice(0, 500),
    errors.slice(0, 100),
  );
}
