/** The store over any database that speaks SQL: what differs between them stays behind `Database`. */
import type { Actor } from '../schema/actor.ts';
import type { Source } from '../schema/source.ts';
import * as curation from './curation.ts';
import { createCandidateStore } from './candidates.ts';
import { createAnswerStore } from './answers.ts';
import { createChangeStore } from './changes.ts';
import { countEvents } from './counts.ts';
import type { Database } from './dialect.ts';
import { createJobStore, isWaiting } from './jobs.ts';
import { createKeyStore } from './keys.ts';
import * as events from './event-lookups.ts';
import { readGraph } from './graph.ts';
import { list } from './list.ts';
import * as lookups from './lookups.ts';
import { NotWaiting } from './port/jobs.ts';
import * as reads from './reads.ts';
import { readRelations } from './relations.ts';
import { readReliance } from './reliance.ts';
import { insert } from './sql.ts';
import type { Store } from './store.ts';
import * as versions from './versions.ts';
import { readTimeline } from './timeline.ts';
import { statementsOf } from './writes.ts';

/** Two ids that fall on one place of the chronological order get another place; more than a few tries never happen. */
const salts = [0, 1, 2, 3];

export function createSqlStore(database: Database): Store {
  const revision = async (): Promise<number> => Number((await database.all('SELECT revision FROM state', []))[0]?.revision);
  return {
    keys: createKeyStore(database),
    changes: createChangeStore(database),
    answers: createAnswerStore(database),
    jobs: createJobStore(database),
    candidates: createCandidateStore(database),
    ping: () => database.probe(),
    figures: async () => {
      const [row] = await database.all('SELECT count(*) AS articles, max(updated) AS newest FROM articles', []);
      const newest = row?.newest ?? '';
      return { bytes: await database.size(), articles: Number(row?.articles), ...(newest !== '' && { newest: String(newest) }) };
    },
    analytics: {
      countEvents: (query) => countEvents(database, query),
      timeline: (query) => readTimeline(database, query),
      graph: (query) => readGraph(database, query),
      relations: (actor, query) => readRelations(database, actor, query),
      reliance: (source, query) => readReliance(database, source, query),
    },
    close: () => database.close(),
    get: (resource, id) => reads.get(database, resource, id),
    list: (resource, query) => list(database, resource, query),
    mentions: (resource, id, query) => reads.mentions(database, resource, id, query),
    recordSet: (article) => reads.recordSet(database, article),
    revision,
    generation: () => database.generation(),
    findText: (sha256) => versions.findByText(database, sha256),
    findUrl: (urlKey) => versions.findByUrl(database, urlKey),
    versions: (article, query) => versions.listVersions(database, article, query),
    version: (article, version) => versions.getVersion(database, article, version),
    addressesWithoutKey: (limit) => versions.addressesWithoutKey(database, limit),
    putAddressKeys: (keys) => versions.putAddressKeys(database, keys),
    findArticle: (id) => lookups.findKnown(database, 'id', id),
    articleParts: (article) => lookups.articleParts(database, article),
    aliasesOf: (keys) => lookups.aliasesOf(database, keys),
    facetsWithKeys: (keys) => lookups.facets(database, 'key', keys),
    facetsInBlocks: (blocks) => lookups.facets(database, 'block', blocks),
    introductions: (blocks) => lookups.introductions(database, blocks),
    recordsIn: (articles, kind) => lookups.recordsIn(database, articles, kind),
    linkedByLocalId: (localIds, exceptArticle) => lookups.linkedByLocalId(database, localIds, exceptArticle),
    idsInUse: (ids, exceptArticle) => lookups.idsInUse(database, ids, exceptArticle),
    keysElsewhere: (keys, exceptArticle) => lookups.keysElsewhere(database, keys, exceptArticle),
    contributionsWithKeys: (keys, exceptArticles) => lookups.contributionsWithKeys(database, keys, exceptArticles),
    outlinesWithKeys: (keys) => events.outlines(database, 'key', keys),
    outlinesOwning: (ids) => events.outlines(database, 'own_id', ids),
    outlinesInBlocks: (blocks) => events.outlinesInBlocks(database, blocks),
    outlinesInComponents: (components) => events.outlines(database, 'component', components),
    firstTold: (keys, exceptArticles) => events.firstTold(database, keys, exceptArticles),
    firstReported: (records, exceptArticles) => events.firstReported(database, records, exceptArticles),
    sketchesInBands: (bands, exceptArticle) => events.sketchesInBands(database, bands, exceptArticle),
    copiesIn: (groups) => events.copiesIn(database, groups),
    mergedInto: (ids) => curation.mergedInto(database, ids),
    leadsAround: (ids) => curation.leadsAround(database, ids),
    fieldsSet: (ids) => curation.fieldsSet(database, ids),
    originalOf: (article) => curation.originalOf(database, article),
    viewsOf: (records) => curation.viewsOf(database, records),
    countTelling: (records) => curation.countTelling(database, records),
    decisionsOn: (record, query) => curation.decisionsOn(database, record, query),
    splitsOf: (articles) => curation.splitsOf(database, articles),
    apartAmong: (ids) => curation.apartAmong(database, ids),
    storedEvents: (ids) => events.storedEvents(database, ids),
    unplacedArticles: (limit) => events.unplacedArticles(database, limit),
    redirectsInto: (ids) => lookups.redirectsInto(database, ids),
    storedSources: (ids) => lookups.storedMerged<Source>(database, 'sources', ids),
    storedActors: (ids) => lookups.storedMerged<Actor>(database, 'actors', ids),
    referrers: (ids) => lookups.referrers(database, ids),
    bundledNames: async () => new Set((await database.all('SELECT name FROM bundled', [])).map((row) => String(row.name))),
    rememberBundled: async (name, textSha256, at) => {
      await database.transact([insert('bundled', { name, text_sha256: textSha256, at }, 'ON CONFLICT (name) DO NOTHING')]);
    },
    save: async (change) => {
      for (const salt of salts) {
        if ((await database.transact(statementsOf(change, salt))) === 'done') return 'saved';
        if ((await revision()) !== change.revision) return 'conflict';
        if (change.item && !(await isWaiting(database, change.item.place))) throw new NotWaiting(change.item.place);
      }
      throw new Error(
        `${change.articles.map(({ article }) => article.id).join(', ')} breaks a uniqueness of the store that no other order resolves`,
      );
    },
  };
}
