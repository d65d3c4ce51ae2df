/** All formats there are, a row each; the first is what a request gets that asks for none. */
import type { ChangeEntry } from '../../schema/change.ts';
import { resources } from '../../schema/query.ts';
import { GeoFeature, GeoFeatureCollection, JsonLd } from '../../schema/formats.ts';
import { eventOnMap } from '../examples.ts';
import type { Written } from '../bytes.ts';
import { writeEvents } from '../feed.ts';
import { writeCsv } from './csv.ts';
import type { Content, Format, Gives, Kind } from './format.ts';
import { writeGeoJson } from './geojson.ts';
import { writeGraphMl } from './graphml.ts';
import { writeJsonLd } from './jsonld.ts';

const records: readonly Kind[] = [...resources, 'mentions'];
const tabular: readonly Kind[] = [...records, 'jobs', 'jobItems', 'changes'];
const whole: readonly Kind[] = ['set', 'provenance'];

function writeJson({ many, records: items, page, total, beside = {} }: Content): Written {
  if (!many) return items[0]!;
  const counted = total === undefined ? '' : `,"total":{"value":${total},"relation":"eq"}`;
  const rest = JSON.stringify({ page, ...beside }).slice(1, -1);
  return { begin: '{"data":[', items, end: `],${rest}${counted}}` };
}

const writeLines = ({ records: texts }: Content): string => texts.map((json) => `${json}\n`).join('');

export const formats: readonly Format[] = [
  {
    name: 'json',
    mediaType: 'application/json; charset=utf-8',
    kinds: [...tabular, ...whole],
    write: writeJson,
    streams: false,
    refuses: [],
    about: 'The records as they are.',
  },
  {
    name: 'ndjson',
    mediaType: 'application/x-ndjson; charset=utf-8',
    kinds: tabular,
    write: writeLines,
    streams: true,
    refuses: ['limit', 'includeTotal'],
    about:
      'One record a line. A list is sent whole, all its pages in one stream: what stands in it from beginning to end is there exactly once, however much is written meanwhile. If it breaks off, the connection does too.',
  },
  {
    name: 'csv',
    mediaType: 'text/csv; charset=utf-8; header=present',
    kinds: tabular,
    write: writeCsv,
    streams: false,
    refuses: ['includeTotal'],
    about:
      'RFC 4180. The columns are paths into the record, in an order that stays. Several values of a cell are joined by `;` (`\\;` and `\\\\` stand for these characters in a value); text that a spreadsheet would run as a formula has an apostrophe before it.',
  },
  {
    name: 'geojson',
    mediaType: 'application/geo+json; charset=utf-8',
    kinds: ['events'],
    write: writeGeoJson,
    streams: false,
    refuses: [],
    about: 'RFC 7946. Events whose place is known as exactly as a city; `omitted` says how many of the page are not.',
    schema: ({ many }: Gives) => (many ? GeoFeatureCollection : GeoFeature),
    sample: eventOnMap,
  },
  {
    name: 'jsonld',
    mediaType: 'application/ld+json; charset=utf-8',
    kinds: [...records, ...whole],
    write: writeJsonLd,
    streams: false,
    refuses: ['includeTotal'],
    about: 'JSON-LD 1.1: schema.org for records, PROV-O for chains, Web Annotation for evidence. Every `@id` is a URL.',
    schema: () => JsonLd,
  },
  {
    name: 'graphml',
    mediaType: 'application/graphml+xml; charset=utf-8',
    kinds: ['provenance'],
    write: writeGraphMl,
    streams: false,
    refuses: [],
    about: 'GraphML, for programs that draw and measure graphs. Without evidence.',
  },
  {
    name: 'sse',
    mediaType: 'text/event-stream; charset=utf-8',
    kinds: ['feed'],
    write: ({ records: texts }) => writeEvents(texts.map((text) => JSON.parse(text) as ChangeEntry)),
    streams: true,
    refuses: [],
    about: 'Server-Sent Events, one for each change, as they happen.',
  },
];

/** The formats that content of a kind comes in; JSON alone where a route gives something else. */
export const formatsOf = (gives: Gives | undefined): readonly Format[] =>
  gives ? formats.filter(({ kinds }) => kinds.includes(gives.kind)) : formats.slice(0, 1);
