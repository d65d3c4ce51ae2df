/** Events as pairs of countries, the shape that event-coding corpora have. */
import type { Told } from '../document.ts';

export interface EventPair {
  /** ISO 3166-1 alpha-3 of the country, IGO or NGO for what stands over countries, or '' where there is none. */
  readonly source: string;
  readonly target: string;
  /** CAMEO root or finer. */
  readonly code: string;
  readonly plover: string;
}

/** The events of an article that are told as its own, not as what others speak about. */
export function eventPairs(_told: Told): EventPair[] {
  return [];
}
