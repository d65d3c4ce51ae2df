/**
 * GeoJSON by RFC 7946. Only a place as exact as a city becomes a point: the middle of a country or a region is nowhere that
 * anything happened, and a map would show it as if it were. How many events were left out is said.
 */
import type { Event } from '../../schema/event.ts';
import type { GeoFeature, GeoFeatureCollection } from '../../schema/formats.ts';
import type { Content } from './format.ts';

/** An event as a list gives it, which may be shortened. */
type Shown = Partial<Event> & Pick<Event, 'id'>;

const exact: readonly (string | undefined)[] = ['point', 'city'];

function pointOf({ place }: Shown): GeoFeature['geometry'] {
  if (place?.lat === undefined || place.lon === undefined || !exact.includes(place.precision)) return null;
  return { type: 'Point', coordinates: [place.lon, place.lat] };
}

const featureOf = (event: Shown): GeoFeature => ({
  type: 'Feature',
  id: event.id,
  geometry: pointOf(event),
  properties: {
    url: `/v1/events/${event.id}`,
    label: event.label,
    type: event.type,
    status: event.status,
    quad: event.quad,
    intensity: event.intensity,
    edtf: event.time?.edtf,
    earliest: event.time?.earliest,
    latest: event.time?.latest,
    place: event.place?.name,
    country: event.place?.country,
    precision: event.place?.precision,
  },
});

/** One feature for one event, a collection for a page. */
export function writeGeoJson({ many, records, page, total }: Content): string {
  const features = records.map((json) => featureOf(JSON.parse(json) as Shown));
  if (!many) return JSON.stringify(features[0]);
  const placed = features.filter(({ geometry }) => geometry !== null);
  const collection: GeoFeatureCollection = {
    type: 'FeatureCollection',
    features: placed,
    omitted: features.length - placed.length,
    ...(page && { page }),
    ...(total !== undefined && { total: { value: total, relation: 'eq' } }),
  };
  return JSON.stringify(collection);
}
