/**
 * The OpenAPI document as the tests read it: a list of operations with references followed. Everything that is checked from
 * outside (answers, the fuzzer, changes between releases) starts here, so that a new route is covered without a line of test.
 */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}
export interface Media {
  readonly schema?: Schema;
}
export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header' | 'cookie';
  readonly required?: boolean;
  readonly schema?: Schema;
}
export interface Response {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<Record<string, Media>>;
  /** Codes of the problems that come with this status. */
  readonly 'x-problem-codes'?: readonly string[];
}
interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
}
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
export interface Operation {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly required: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, Response>>;
}

const methods = ['get', 'head', 'post', 'put', 'patch', 'delete'];

/** What a local reference leads to. */
export function follow<T extends object>(document: OpenApi, value: T | { readonly $ref: string }): T {
  if (!('$ref' in value) || typeof value.$ref !== 'string') return value as T;
  const parts = value.$ref
    .slice(2)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = parts.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document);
  if (typeof target !== 'object' || target === null) throw new Error(`${value.$ref} leads nowhere`);
  return follow<T>(document, target as T);
}

/** All operations, in the document's order. */
export function operationsOf(document: OpenApi): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, raw]): Operation => ({
        id: raw.operationId,
        method: method.toUpperCase(),
        path,
        parameters: (raw.parameters ?? []).map((each) => follow<Parameter>(document, each)),
        ...(raw.requestBody && { body: { required: raw.requestBody.required ?? false, content: raw.requestBody.content } }),
        responses: Object.fromEntries(
          Object.entries(raw.responses).map(([status, each]) => [status, follow<Response>(document, each)]),
        ),
      })),
  );
}

const fits = (pattern: string, path: string): boolean => {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => (part.startsWith('{') ? given[index] !== '' : part === given[index]))
  );
};

/** The operation that a request reaches; HEAD is answered where GET is. A fixed path goes before one with parameters. */
export function operationAt(operations: readonly Operation[], method: string, path: string): Operation | undefined {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const found = operations.filter((each) => each.method === wanted && fits(each.path, path));
  return found.sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0];
}
