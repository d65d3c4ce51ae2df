/**
 * A route is a schema plus one call: what it takes and gives is data, from which requests are checked and the OpenAPI document
 * is made, and `handle` does the one thing that is left. Answers are JSON texts that are ready to be sent.
 */
import type { z } from 'zod';
import type { Scope } from '../schema/key.ts';
import type { Written } from './bytes.ts';
import type { Caller } from './callers.ts';
import type { Content, Format, Gives } from './formats/format.ts';
import type { ProblemCode } from './problems.ts';

export interface Answer {
  readonly status: number;
  /** JSON text, or content as its format writes it. Without it, content or a stream, there is no body. */
  readonly json?: Written;
  readonly content?: Content;
  /** What is sent piece by piece, until it ends or the signal says that nobody listens any more. */
  readonly stream?: (signal: AbortSignal) => AsyncIterable<string>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A body as it came: JSON that was parsed, or plain text. */
export type ReadBody =
  | { readonly format: 'lines'; readonly values: readonly unknown[] }
  | { readonly format: 'json'; readonly value: unknown }
  | { readonly format: 'text'; readonly text: string };
/** With the hash of its bytes, for whoever needs it. */
export type Received = ReadBody & { readonly sha256: () => string };

export interface Call<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The same for every request with the same Idempotency-Key; absent without one. */
  readonly seed?: string | undefined;
  /** Path and query as they were asked for. */
  readonly url: string;
  /** Who asks; not to be relied on where the route's scope is `none`. */
  readonly caller: Caller;
  readonly format: Format;
}

export interface ResponseSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly headers?: Readonly<Record<string, string>>;
  readonly example?: unknown;
}

interface RouteSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` for parameters, as OpenAPI writes it. */
  readonly path: string;
  readonly operationId: string;
  readonly tag: string;
  /** What a caller must be allowed; `none` for what anybody may at any time, and as often as they like. */
  readonly scope: Scope | 'none';
  readonly summary: string;
  readonly description: string;
  readonly responses: Readonly<Record<number, ResponseSpec>>;
  readonly problems: readonly ProblemCode[];
  /** Request headers that it reads, in small letters. */
  readonly headers?: z.ZodObject;
  /** Whether an Idempotency-Key is heeded, and whether the answer may be kept for it. */
  readonly once?: 'kept' | 'secret';
  /** What its content is, where that comes in other formats than JSON too. */
  readonly gives?: Gives;
  /** Not held against `Accept`: health checks, which anything may ask for. */
  readonly anyFormat?: boolean;
}

export interface BodySpec<B extends z.ZodObject = z.ZodObject> {
  readonly schema: B;
  /** What plain text becomes, with the query's metadata; absent where plain text is not taken. */
  readonly fromText?: (text: string, query: Readonly<Record<string, unknown>>) => unknown;
  /** What a body of lines becomes, one JSON value a line; absent where it is not taken. */
  readonly fromLines?: (values: readonly unknown[]) => unknown;
  /** What the document shows, where requests are held against something looser. */
  readonly documented?: z.ZodType;
  /** Most bytes, where that is not what all bodies may have. */
  readonly bytes?: number;
  readonly problem: ProblemCode;
}

type Given<T> = T extends z.ZodType ? z.output<T> : undefined;

export interface Route extends RouteSpec {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: BodySpec;
  readonly handle: (call: Call<unknown, unknown, unknown>) => Promise<Answer>;
}

interface RouteOptions<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodObject | undefined,
> extends RouteSpec {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B extends z.ZodObject ? BodySpec<B> : never;
  readonly handle: (call: Call<Given<P>, Given<Q>, Given<B>>) => Promise<Answer>;
}

/** Ties a handler's types to the route's schemas. */
export function defineRoute<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodObject | undefined = undefined,
>(options: RouteOptions<P, Q, B>): Route {
  return options as unknown as Route;
}

/** A path as the framework writes it, with `:name` for parameters; figures know routes by it. */
export const templateOf = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

export const ok = (value: object): Answer => ({ status: 200, json: JSON.stringify(value) });
