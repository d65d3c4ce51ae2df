/** From a change to the list of statements that is its transaction. */
import type { Claim } from '../schema/claim.ts';
import type { Event } from '../schema/event.ts';
import { chronologicalKey, countriesOf } from './columns.ts';
import type { Statement } from './dialect.ts';
import { type EventTold, putActor, putArticle, putClaim, putEvent, putSource } from './put-records.ts';
import { insert, statement } from './sql.ts';
import type { Change, ContributionOf } from './store.ts';

const kinds = ['events', 'claims'] as const;

/** Takes out what the article alone holds, so that its new parts stand by themselves. Tags go before the rows they hang on. */
function removeParts({ article, removed, at }: Change): Statement[] {
  const ids = kinds.flatMap((kind) =>
    removed[kind].flatMap((id) => [
      statement(
        `DELETE FROM ${kind === 'events' ? 'event_tags' : 'claim_tags'} WHERE seq = (SELECT seq FROM ${kind} WHERE id = ?)`,
        id,
      ),
      statement(`DELETE FROM ${kind} WHERE id = ?`, id),
    ]),
  );
  const merged = (['sources', 'actors'] as const).flatMap((kind) =>
    removed[kind].flatMap((id) => [
      statement(`DELETE FROM ${kind} WHERE id = ?`, id),
      statement('DELETE FROM identities WHERE record_id = ?', id),
    ]),
  );
  const tombstones = [...kinds.flatMap((kind) => removed[kind]), ...removed.sources, ...removed.actors].map((id) =>
    insert('tombstones', { id, at }, 'ON CONFLICT (id) DO UPDATE SET at = excluded.at'),
  );
  return [
    statement('DELETE FROM contributions WHERE article_id = ?', article),
    statement('DELETE FROM texts WHERE article_id = ?', article),
    ...ids,
    ...merged,
    ...tombstones,
  ];
}

function withdraw({ article, textSha256, version, at }: Change): Statement[] {
  return [
    statement('DELETE FROM articles WHERE id = ?', article),
    insert('withdrawn', { id: article, text_sha256: textSha256, version, at }),
  ];
}

function toldBy(
  events: readonly Event[],
  claims: readonly Claim[],
  article: string,
  published: string | undefined,
): Map<string, EventTold> {
  const sources = new Map<string, Set<string>>(events.map((event) => [event.id, new Set()]));
  for (const claim of claims)
    for (const { id } of claim.events) for (const link of claim.chain) sources.get(id)?.add(link.source.id);
  return new Map([...sources].map(([id, ids]) => [id, { published, articles: [article], sources: [...ids] }]));
}

function putParts(change: Change, salt: number): Statement[] {
  const { now, article: id, textSha256 } = change;
  if (!now) return withdraw(change);
  const { article, claims, contributions, events, text } = now;
  const published = article.published?.earliest;
  const told = toldBy(events, claims, id, published);
  const counted = new Map<string, number>();
  const ordinal = (kind: string): number => {
    const next = counted.get(kind) ?? 0;
    counted.set(kind, next + 1);
    return next;
  };
  return [
    statement('DELETE FROM withdrawn WHERE id = ?', id),
    putArticle(article, textSha256, salt),
    ...(text === undefined ? [] : [insert('texts', { article_id: id, text })]),
    ...contributions.map(({ kind, localId, recordId, json }) =>
      insert('contributions', {
        article_id: id,
        kind,
        ordinal: ordinal(kind),
        local_id: localId,
        record_id: recordId,
        article_seq: chronologicalKey(published, id, salt),
        json,
      }),
    ),
    ...events.flatMap((event) => putEvent(event, told.get(event.id)!, salt)),
    ...claims.flatMap((claim, index) => putClaim(claim, index, salt)),
    ...[...events, ...claims, ...change.sources.map(({ record }) => record), ...change.actors.map(({ record }) => record)].map(
      (record) => statement('DELETE FROM tombstones WHERE id = ?', record.id),
    ),
  ];
}

const refreshContribution = ({ article, kind, ordinal, recordId, json }: ContributionOf): Statement =>
  statement(
    'UPDATE contributions SET record_id = ?, json = ? WHERE article_id = ? AND kind = ? AND ordinal = ?',
    recordId,
    json,
    article,
    kind,
    ordinal,
  );

function retagCountries(event: Event): Statement[] {
  const seq = '(SELECT seq FROM events WHERE id = ?)';
  return [
    statement(`DELETE FROM event_tags WHERE dimension = 'country' AND seq = ${seq}`, event.id),
    ...countriesOf(event).map((code) =>
      statement(`INSERT INTO event_tags (dimension, value, seq) VALUES ('country', ?, ${seq})`, code, event.id),
    ),
  ];
}

/** A merge or a new name reaches records of other articles: their texts, and the tags that hold an old id. */
function refresh({ refreshed, merged }: Change): Statement[] {
  const json = (table: string, record: { readonly id: string; readonly updated?: string | undefined }): Statement =>
    statement(`UPDATE ${table} SET json = ?, updated = ? WHERE id = ?`, JSON.stringify(record), record.updated ?? '', record.id);
  const moved = merged.flatMap(({ from, into }) => [
    ...(['event_tags', 'claim_tags'] as const).flatMap((table) => [
      statement(
        `INSERT INTO ${table} (dimension, value, seq) SELECT dimension, ?, seq FROM ${table} WHERE seq IN (SELECT seq FROM ${table} WHERE value = ?) AND value = ? ON CONFLICT DO NOTHING`,
        into,
        from,
        from,
      ),
      statement(`DELETE FROM ${table} WHERE value = ?`, from),
    ]),
    statement('UPDATE claims SET origin_id = ? WHERE origin_id = ?', into, from),
    statement('UPDATE identities SET record_id = ? WHERE record_id = ?', into, from),
    statement('UPDATE redirects SET into_id = ? WHERE into_id = ?', into, from),
    insert('redirects', { id: from, into_id: into }, 'ON CONFLICT (id) DO UPDATE SET into_id = excluded.into_id'),
    statement('DELETE FROM sources WHERE id = ?', from),
    statement('DELETE FROM actors WHERE id = ?', from),
  ]);
  return [
    ...moved,
    ...refreshed.articles.flatMap((article) => [
      json('articles', article),
      statement('UPDATE articles SET publisher_id = ? WHERE id = ?', article.publisher.id, article.id),
    ]),
    ...refreshed.events.flatMap((event) => [json('events', event), ...retagCountries(event)]),
    ...refreshed.claims.map((claim) => json('claims', claim)),
    ...refreshed.contributions.map(refreshContribution),
  ];
}

/**
 * The transaction of a change. The first statement is the guard: it changes a row only where the store is still at the
 * revision that the change was made from.
 */
export function statementsOf(change: Change, salt: number): Statement[] {
  const { bundled, textSha256, at } = change;
  return [
    { ...statement('UPDATE state SET revision = revision + 1 WHERE revision = ?', change.revision), expect: 1 },
    ...removeParts(change),
    ...refresh(change),
    ...putParts(change, salt),
    ...change.sources.map(putSource),
    ...change.actors.map(putActor),
    ...change.forgotten.map(({ key, record }) =>
      statement('DELETE FROM identities WHERE key = ? AND record_id = ?', key, record),
    ),
    ...change.identities.map(({ key, record }) =>
      insert('identities', { key, record_id: record }, 'ON CONFLICT (key) DO UPDATE SET record_id = excluded.record_id'),
    ),
    ...(bundled === undefined
      ? []
      : [insert('bundled', { name: bundled, text_sha256: textSha256, at }, 'ON CONFLICT (name) DO NOTHING')]),
  ];
}
