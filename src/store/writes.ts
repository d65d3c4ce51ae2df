/** From a change to the list of statements that is its transaction. */
import { blockStatements } from './candidates.ts';
import { curationStatements } from './curation.ts';
import { logChanges } from './changes.ts';
import { chronologicalKey } from './columns.ts';
import type { Statement } from './dialect.ts';
import { putActor, putArticle, putSource } from './put-records.ts';
import { changeClaim, changeEvent, putClaim, putEvent } from './put-tagged.ts';
import { noteItem } from './jobs.ts';
import { insert, statement } from './sql.ts';
import type { ArticleParts, Change } from './port/change.ts';
import { versionStatements } from './versions.ts';

const tagged = ['events', 'claims'] as const;
const merged = ['sources', 'actors'] as const;

/** Takes out records that are no more; tags go before the rows they hang on. */
function removeRecords({ removed, redirects, at }: Change): Statement[] {
  const own = tagged.flatMap((kind) =>
    removed[kind].flatMap((id) => [
      statement(
        `DELETE FROM ${kind === 'events' ? 'event_tags' : 'claim_tags'} WHERE seq = (SELECT seq FROM ${kind} WHERE id = ?)`,
        id,
      ),
      statement(`DELETE FROM ${kind} WHERE id = ?`, id),
    ]),
  );
  const shared = merged.flatMap((kind) => removed[kind].map((id) => statement(`DELETE FROM ${kind} WHERE id = ?`, id)));
  const led = new Set(redirects.map(({ from }) => from));
  const gone = [...tagged, ...merged].flatMap((kind) => removed[kind]).filter((id) => !led.has(id));
  const tombstones = gone.map((id) => insert('tombstones', { id, at }, 'ON CONFLICT (id) DO UPDATE SET at = excluded.at'));
  return [...own, ...shared, ...tombstones];
}

function withdraw({ withdrawn, at }: Change): Statement[] {
  if (!withdrawn) return [];
  const { article, textSha256, version } = withdrawn;
  return [
    statement('DELETE FROM contributions WHERE article_id = ?', article),
    statement('DELETE FROM texts WHERE article_id = ?', article),
    statement('DELETE FROM sketch_bands WHERE article_id = ?', article),
    statement('DELETE FROM articles WHERE id = ?', article),
    insert('withdrawn', { id: article, text_sha256: textSha256, version, at }),
  ];
}

function putParts(parts: ArticleParts, salt: number): Statement[] {
  const { article, claims, contributions, copies } = parts;
  const counted = new Map<string, number>();
  const ordinal = (kind: string): number => {
    const next = counted.get(kind) ?? 0;
    counted.set(kind, next + 1);
    return next;
  };
  const articleSeq = chronologicalKey(article.published?.earliest, article.id, salt);
  return [
    statement('DELETE FROM withdrawn WHERE id = ?', article.id),
    statement('DELETE FROM contributions WHERE article_id = ?', article.id),
    putArticle(article, copies, salt),
    ...contributions.map(({ kind, localId, recordId, key, json }) =>
      insert('contributions', {
        article_id: article.id,
        kind,
        ordinal: ordinal(kind),
        local_id: localId,
        record_id: recordId,
        identity_key: key,
        article_seq: articleSeq,
        json,
      }),
    ),
    ...claims.flatMap((claim, index) => putClaim(claim, index, salt)),
    ...claims.map(({ id }) => statement('DELETE FROM tombstones WHERE id = ?', id)),
  ];
}

function putText({ text }: Change): Statement[] {
  if (!text) return [];
  const gone = statement('DELETE FROM texts WHERE article_id = ?', text.article);
  return text.text === undefined ? [gone] : [gone, insert('texts', { article_id: text.article, text: text.text })];
}

/** A new name reaches records of other articles. */
function refresh({ refreshed }: Change): Statement[] {
  return [
    ...refreshed.articles.map((article) =>
      statement(
        'UPDATE articles SET json = ?, updated = ? WHERE id = ?',
        JSON.stringify(article),
        article.updated ?? '',
        article.id,
      ),
    ),
    ...refreshed.events.flatMap(changeEvent),
    ...refreshed.claims.flatMap(changeClaim),
  ];
}

function putIdentities({ facets }: Change): Statement[] {
  return [
    ...facets.forgotten.map((key) => statement('DELETE FROM identities WHERE key = ?', key)),
    ...facets.aliases.flatMap(({ key, means }) => [
      statement('UPDATE identity_aliases SET means = ? WHERE means = ?', means, key),
      insert('identity_aliases', { key, means }, 'ON CONFLICT (key) DO UPDATE SET means = excluded.means'),
    ]),
    ...facets.introductions.map(({ block, means, articles }) =>
      articles === 0
        ? statement('DELETE FROM introductions WHERE block = ? AND means = ?', block, means)
        : insert(
            'introductions',
            { block, means, articles },
            'ON CONFLICT (block, means) DO UPDATE SET articles = excluded.articles',
          ),
    ),
    ...facets.put.map(({ key, block, country, record, own, age }) =>
      insert(
        'identities',
        { key, block, country, record_id: record, own_id: own, age },
        'ON CONFLICT (key) DO UPDATE SET record_id = excluded.record_id, own_id = excluded.own_id',
      ),
    ),
  ];
}

function putOutlines({ outlines }: Change): Statement[] {
  return [
    ...outlines.forgotten.flatMap((key) => [
      statement('DELETE FROM outlines WHERE key = ?', key),
      statement('DELETE FROM outline_blocks WHERE key = ?', key),
    ]),
    ...outlines.put.flatMap(({ key, component, record, own, age, first, rivals, outline, blocks }) => [
      insert(
        'outlines',
        { key, component, record_id: record, own_id: own, age, first, rivals: JSON.stringify(rivals), outline },
        'ON CONFLICT (key) DO UPDATE SET component = excluded.component, record_id = excluded.record_id, own_id = excluded.own_id, first = excluded.first, rivals = excluded.rivals',
      ),
      ...blocks.map((block) => insert('outline_blocks', { block, key }, 'ON CONFLICT DO NOTHING')),
    ]),
  ];
}

/** What stands is neither led away nor gone; what was led to a record that is led on itself follows. */
function putLeads({ sources, actors, events, redirects }: Change): Statement[] {
  const standing = [...sources, ...actors, ...events].map(({ record }) => record.id);
  return [
    ...redirects.flatMap(({ from, into }) => [
      statement('UPDATE redirects SET into_id = ? WHERE into_id = ?', into, from),
      insert('redirects', { id: from, into_id: into }, 'ON CONFLICT (id) DO UPDATE SET into_id = excluded.into_id'),
    ]),
    ...standing.flatMap((id) => [
      statement('DELETE FROM redirects WHERE id = ?', id),
      statement('DELETE FROM tombstones WHERE id = ?', id),
    ]),
  ];
}

/**
 * The transaction of a change. The first statement is the guard: it changes a row only where the store is still at the
 * revision that the change was made from.
 */
export function statementsOf(change: Change, salt: number): Statement[] {
  const { bundled, item, at } = change;
  return [
    { ...statement('UPDATE state SET revision = revision + 1 WHERE revision = ?', change.revision), expect: 1 },
    ...(item === undefined ? [] : noteItem(item.place, item.outcome, at)),
    ...logChanges(change),
    ...removeRecords(change),
    ...withdraw(change),
    ...refresh(change),
    ...change.articles.flatMap((parts) => putParts(parts, salt)),
    ...putText(change),
    ...versionStatements(change),
    ...curationStatements(change),
    ...change.sources.map(putSource),
    ...change.actors.map(putActor),
    ...blockStatements(change),
    ...change.events.flatMap((event) => putEvent(event, salt)),
    ...putIdentities(change),
    ...putOutlines(change),
    ...change.bands.flatMap(({ article, bands }) => [
      statement('DELETE FROM sketch_bands WHERE article_id = ?', article),
      ...bands.map((band) => insert('sketch_bands', { band, article_id: article }, 'ON CONFLICT DO NOTHING')),
    ]),
    ...putLeads(change),
    ...(bundled === undefined
      ? []
      : [insert('bundled', { name: bundled.name, text_sha256: bundled.textSha256, at }, 'ON CONFLICT (name) DO NOTHING')]),
  ];
}
