/** The articles that a change touches, with their events placed among those of all articles. */
import type { Memory } from '../memory.ts';
import { moveParts, placeEvents, readParts } from '../parts.ts';
import type { Involved } from './fold-events.ts';
import { type IdentifiedEvents, identifyEvents } from './identify-events.ts';
import type { Telling } from './outlined.ts';

type Moves = readonly { readonly article: string; readonly recordId: string; readonly to: string; readonly newKey: string }[];

/** Articles some of whose records become others, before and after that. */
export async function involve(memory: Memory, moved: Moves): Promise<Involved[]> {
  const byArticle = Map.groupBy(moved, ({ article }) => article);
  return Promise.all(
    [...byArticle].map(async ([article, views]) => {
      const before = (await memory.articleParts(article))!;
      const moves = new Map(views.map((view) => [view.recordId, view]));
      return { article, before: readParts(before), after: moveParts(before, moves) };
    }),
  );
}

const tellingOf = ({ article, before, after }: Involved): Telling => {
  const named = new Map(after?.actors.map(({ id, record }) => [id, record.named]));
  return {
    article,
    before: (before?.parts.contributions ?? []).filter(({ kind }) => kind === 'events'),
    after: (after?.events ?? []).map(({ localId, record }) => ({
      localId,
      event: record,
      reported: after?.parts.article.published?.earliest,
      named: (actor) => named.get(actor) ?? true,
    })),
  };
};

/** Articles whose events become others come in too, as they stand. */
export async function placeAll(
  memory: Memory,
  involved: readonly Involved[],
  age: number,
  anew = false,
): Promise<{ readonly events: IdentifiedEvents; readonly placed: readonly Involved[] }> {
  const events = await identifyEvents(memory, { tellings: involved.map(tellingOf), age, anew });
  const further = await involve(
    memory,
    events.moved.map((view) => ({ ...view, recordId: '', to: '' })),
  );
  const moved = new Map(events.moved.map((view) => [`${view.article} ${view.localId}`, view]));
  const placed = [...involved, ...further].map((each): Involved => {
    const own = (localId: string) => moved.get(`${each.article} ${localId}`);
    const kept = new Map(each.before?.parts.contributions.map((view) => [view.localId, view]));
    const isFurther = further.includes(each);
    const naming = isFurther
      ? {
          recordOf: (id: string) => own(id)?.to ?? kept.get(id)!.recordId,
          keyOf: (id: string) => own(id)?.newKey ?? kept.get(id)!.key,
        }
      : { recordOf: (id: string) => events.recordOf(each.article, id), keyOf: (id: string) => events.keyOf(each.article, id) };
    return { ...each, after: each.after && placeEvents(each.after, naming) };
  });
  return { events, placed };
}
