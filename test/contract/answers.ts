/**
 * Answers held against the document. Stricter than the contract where that finds faults of ours: what is given out may not
 * have a field that the document does not know, though clients must take one.
 */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { problems } from '../../src/http/problems.ts';
import { Problem } from '../../src/schema/problem.ts';
import { follow, type Media, type OpenApi, type Operation, operationAt, operationsOf, type Schema } from './operations.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Absent where it was not read: an endless stream. */
  readonly body?: string;
}

/** Headers that a client acts on: an answer with one that the document does not name is as wrong as a field too many. */
const telling = ['etag', 'link', 'location', 'content-location', 'retry-after'];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same schema, with every object that lists its fields closed to others, and references that hold outside the document. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === '$ref' ? `document${String(each)}` : closed(each)]),
  );
  const open = isObject(value.properties) && value.type === 'object' && !('additionalProperties' in value);
  return open ? { ...inner, additionalProperties: false } : inner;
}

const mediaOf = (answer: Answer): string =>
  String(answer.headers['content-type'] ?? '')
    .split(';')[0]!
    .trim()
    .toLowerCase();

const ndjson = 'application/x-ndjson';

/** The JSON texts in a body: one, or one a line. */
const jsonTexts = (media: string, body: string): string[] =>
  media === ndjson ? body.split('\n').filter((line) => line !== '') : [body];

function problemFaults(answer: Answer, operation: Operation | undefined): string[] {
  if (mediaOf(answer) !== 'application/problem+json')
    return [`is ${mediaOf(answer) || 'without a type'}, not application/problem+json`];
  if (answer.body === undefined || answer.body === '') return [];
  const parsed = Problem.strict().safeParse(JSON.parse(answer.body));
  if (!parsed.success) return [`is no problem: ${parsed.error.message}`];
  const { code, status } = parsed.data;
  const row = (problems as Readonly<Record<string, { status: number }>>)[code];
  if (row?.status !== answer.status || status !== answer.status)
    return [`has the code ${code}, which is unknown or of another status`];
  if (!operation) return [];
  const listed = operation.responses[String(answer.status)]?.['x-problem-codes'] ?? [];
  return listed.includes(code) ? [] : [`has the code ${code}, which ${operation.id} does not document for ${answer.status}`];
}

/** Makes a check of answers to requests under one document. It gives what is wrong with one, in words; nothing where all fits. */
export function createAnswerCheck(document: OpenApi) {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  (addFormats as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addSchema({ ...(closed(document) as object), $id: 'document' });
  const operations = operationsOf(document);
  const validators = new Map<Schema, ValidateFunction>();
  const validatorOf = (schema: Schema): ValidateFunction => {
    const known = validators.get(schema) ?? ajv.compile(closed(schema) as object);
    validators.set(schema, known);
    return known;
  };

  /** What each JSON text of a body must fit: a line of NDJSON is a record of the page that JSON would be. */
  const schemaOf = (content: Record<string, Media>, media: string): Schema => {
    const whole = follow<Schema>(
      document,
      (content[media === ndjson ? 'application/json' : media]?.schema ?? {}) as Schema & { $ref: string },
    );
    return (media === ndjson && whole.properties?.data?.items) || whole;
  };

  const bodyFaults = (operation: Operation, answer: Answer, method: string): string[] => {
    const content = operation.responses[String(answer.status)]?.content;
    if (answer.body === '' && (method === 'HEAD' || !content)) return [];
    const media = mediaOf(answer);
    if (!content?.[media])
      return [`is ${media || 'without a type'}, which ${operation.id} does not document for ${answer.status}`];
    if (answer.body === undefined || method === 'HEAD' || !/[/+-](nd)?json$/.test(media)) return [];
    const validate = validatorOf(schemaOf(content, media));
    return jsonTexts(media, answer.body).flatMap((text) => {
      if (validate(JSON.parse(text))) return [];
      const [error] = validate.errors ?? [];
      return [`does not fit its schema: ${error?.instancePath} ${error?.message} ${JSON.stringify(error?.params)}`];
    });
  };

  const headerFaults = (operation: Operation, answer: Answer): string[] => {
    const documented = Object.keys(operation.responses[String(answer.status)]?.headers ?? {}).map((name) => name.toLowerCase());
    return telling
      .filter((name) => answer.headers[name] !== undefined && !documented.includes(name))
      .map((name) => `has a header ${name}, which ${operation.id} does not document for ${answer.status}`);
  };

  return (method: string, url: string, answer: Answer): string[] => {
    const operation = operationAt(operations, method, url.split('?', 1)[0]!);
    const { status } = answer;
    if (status >= 400 && !operation?.responses[String(status)]?.content?.['application/json']) {
      const faults = problemFaults(answer, operation);
      return operation && status < 500 ? [...faults, ...headerFaults(operation, answer)] : faults;
    }
    if (!operation) return [];
    if (status === 304) return answer.headers.etag === undefined || answer.body ? ['is a 304 without a tag or with a body'] : [];
    if (!operation.responses[String(status)]) return [`has the status ${status}, which ${operation.id} does not document`];
    return [...bodyFaults(operation, answer, method), ...headerFaults(operation, answer)];
  };
}
export type AnswerCheck = ReturnType<typeof createAnswerCheck>;
