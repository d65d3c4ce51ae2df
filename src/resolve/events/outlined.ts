/** The events of one article, each reduced to its outline. */
import { createHash } from 'node:crypto';
import type { View } from '../memory.ts';
import { blocksOf } from './blocks.ts';
import type { OutlineRow } from './clusters.ts';
import { type Outline, outlineKey, outlineOf, type Reported } from './outline.ts';
import { judge } from './same-event.ts';

/** One article before and after a change. */
export interface Telling {
  readonly article: string;
  readonly before: readonly View[];
  readonly after: readonly (Reported & { readonly localId: string })[];
}

export const place = (article: string, localId: string): string => `${article} ${localId}`;

/** Another id for an event whose own is taken: the same each time. */
export const anotherId = (localId: string, key: string): string =>
  `evt_${createHash('sha256')
    .update(JSON.stringify([localId, key]))
    .digest('hex')
    .slice(0, 16)}`;

export interface Outlined {
  readonly localId: string;
  /** '' where nothing places the event, or where the article has another that looks just like it: then it is nobody else's. */
  readonly key: string;
  readonly outline: Outline;
  /** The record that somebody decided it is, against what the engine takes it for. */
  readonly split: string | undefined;
}

/** By article and its own id for an event, the record that somebody decided it is. */
export type Renamed = ReadonlyMap<string, string>;

export function outlinesOf({ article, after }: Telling, renamed: Renamed): Outlined[] {
  const seen = new Set<string>();
  return after.map(({ localId, ...reported }) => {
    const outline = outlineOf(reported);
    const split = renamed.get(place(article, localId));
    const plain = blocksOf(outline).length > 0 ? outlineKey(outline) : '';
    const key = plain !== '' && split !== undefined ? `${plain}#${split}` : plain;
    if (seen.has(key)) return { localId, key: '', outline, split };
    seen.add(key);
    return { localId, key, outline, split };
  });
}

/** An event as the article told it, and as it tells it now. */
export interface Successor {
  readonly article: string;
  readonly view: View;
  readonly now: Outlined;
}

/** What an article tells now in the place of what it told: under the same id of its own, or else what is most like it. */
export function successorsOf(
  { article, before }: Telling,
  now: readonly Outlined[],
  stored: ReadonlyMap<string, OutlineRow>,
): Successor[] {
  const byId = new Map(now.map((each) => [each.localId, each]));
  const free = now.filter(({ localId }) => !before.some((view) => view.localId === localId));
  return before.flatMap((view): Successor[] => {
    const same = byId.get(view.localId);
    if (same) return [{ article, view, now: same }];
    const was = stored.get(view.key)?.outline;
    // Whatever keeps two articles' events apart, one article that corrects a day tells of the same one.
    const ranked = (was ? free : [])
      .map((each) => ({ each, score: judge(was!, each.outline).score }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score);
    return ranked[0] ? [{ article, view, now: ranked[0].each }] : [];
  });
}
