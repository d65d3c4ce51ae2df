/** Records in other formats than their own JSON: GeoJSON and JSON-LD, as far as a schema can say. */
import { z } from 'zod';
import { PageInfo, Total } from './page.ts';

export const GeoFeature = z
  .object({
    type: z.literal('Feature'),
    id: z.string().describe('Id of the event.'),
    geometry: z
      .object({ type: z.literal('Point'), coordinates: z.array(z.number()).describe('Longitude, latitude.') })
      .nullable()
      .describe('Null where an event that was asked for by its id has no place as exact as a city.'),
    properties: z.record(z.string(), z.unknown()).describe('What a map shows of the event, flat.'),
  })
  .meta({ id: 'GeoFeature', description: 'An event on the map (RFC 7946).' });
export type GeoFeature = z.infer<typeof GeoFeature>;

export const GeoFeatureCollection = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(GeoFeature),
    omitted: z.int().min(0).describe('Events of this page that are left out: no place is known, or none as exact as a city.'),
    page: PageInfo.optional(),
    total: Total.optional(),
  })
  .meta({ id: 'GeoFeatureCollection', description: 'Events on the map (RFC 7946): only those with a place as exact as a city.' });
export type GeoFeatureCollection = z.infer<typeof GeoFeatureCollection>;

export const JsonLd = z
  .object({
    '@context': z.record(z.string(), z.unknown()).describe('Terms, all of them in the document itself.'),
    '@graph': z.array(z.record(z.string(), z.unknown())).describe('Nodes, each with its URL as `@id`.'),
  })
  .meta({
    id: 'JsonLd',
    description: 'Linked data (JSON-LD 1.1): schema.org for records, PROV-O for chains, Web Annotation for evidence.',
  });
export type JsonLd = z.infer<typeof JsonLd>;
