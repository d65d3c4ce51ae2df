/**
 * Formats are rows of one table (table.ts). A handler gives what it found as content, which knows nothing of formats; the row
 * that the request asked for writes it. So a format is added without touching a route, and a route without touching a format.
 */
import type { z } from 'zod';
import type { Resource } from '../../schema/query.ts';
import type { Written } from '../bytes.ts';

export type FormatName = 'json' | 'ndjson' | 'csv' | 'geojson' | 'jsonld' | 'graphml' | 'sse';

/**
 * What content is made of: records of one kind, mentions of one, an article's whole record set, an event's provenance, jobs and
 * their articles, or changes, logged or as they happen.
 */
export type Kind = Resource | 'mentions' | 'set' | 'provenance' | 'jobs' | 'jobItems' | 'changes' | 'feed';

export interface Content {
  readonly kind: Kind;
  /** A page of a list, or one record by itself. */
  readonly many: boolean;
  /** JSON texts of the records. */
  readonly records: readonly string[];
  /** The record that mentions are of. */
  readonly subject?: { readonly resource: Resource; readonly id: string };
  readonly page?: { readonly limit: number; readonly next?: string };
  readonly total?: number;
  /** What else a page says of itself. */
  readonly beside?: object;
}

/** What a route may give, for its formats and its documentation. */
export type Gives = Pick<Content, 'kind' | 'many'>;

export interface Format {
  readonly name: FormatName;
  /** As it is sent. */
  readonly mediaType: string;
  readonly kinds: readonly Kind[];
  /** Writes content. `base` is the address under which the service is reached, for what needs whole URLs. */
  readonly write: (content: Content, base: string) => Written;
  /** A list is written whole, record by record, for as long as it takes: no page, no entity tag. */
  readonly streams: boolean;
  /** Parameters that it has no room for. */
  readonly refuses: readonly string[];
  /** For the document. */
  readonly about: string;
  /** The schema of what is written, where it is JSON other than the record itself. */
  readonly schema?: (gives: Gives) => z.ZodType;
  /** A record that shows it better than the usual example does. */
  readonly sample?: object;
}

/** The media type without its parameters, as `Accept` and the document name it. */
export const essence = ({ mediaType }: Format): string => mediaType.split(';', 1)[0]!;
