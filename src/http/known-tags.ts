/**
 * Entity tags that were found out for conditional requests, for as long as the store stands at the revision they were made at. Who
 * asks whether a page is still the same, while nothing was written, is answered without reading the page. The tags themselves
 * are made from the bytes: a write elsewhere makes the service look again, and changes no tag of what stayed the same.
 */
const most = 5_000;

export interface KnownTags {
  get(revision: number, request: string): string | undefined;
  /** Takes the revision from before the answer was read: what it says may be newer than that, never older. */
  set(revision: number, request: string, tag: string): void;
}

export function createKnownTags(): KnownTags {
  let at = -1;
  const tags = new Map<string, string>();
  return {
    get: (revision, request) => (revision === at ? tags.get(request) : undefined),
    set: (revision, request, tag) => {
      if (revision < at) return;
      if (revision > at) tags.clear();
      at = revision;
      tags.set(request, tag);
      const [oldest] = tags.keys();
      if (tags.size > most && oldest !== undefined) tags.delete(oldest);
    },
  };
}
