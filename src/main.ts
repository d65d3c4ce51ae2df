/** Wires everything and listens: the only file that knows every part. */
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { readConfig } from './config.ts';
import { createApp } from './http/app.ts';
import { importBundled } from './ingest/bundled.ts';
import { createPool } from './ingest/pool.ts';
import { createIngest } from './ingest.ts';
import { createKeys } from './keys.ts';
import { openStore } from './open-store.ts';
import { dataFolder, version } from './project.ts';
import { readVocabularies } from './vocabularies.ts';

const config = readConfig(process.env);
const store = await openStore(config.DATABASE_URL);
const reader = createPool({
  threads: config.ENGINE_THREADS,
  queue: config.ENGINE_QUEUE,
  timeout: config.ENGINE_TIMEOUT,
  onFault: (error) => app.log.error({ err: error }, 'engine fault'),
});
const ingest = createIngest({ store, reader, now: () => new Date() });

const keys = createKeys({ store: store.keys, now: () => new Date(), adminKey: config.ADMIN_KEY });

const state = { engine: false, bundled: false, closing: false };
const readiness = async () => {
  const answers = await store.ping().then(
    () => true,
    () => false,
  );
  const ready = answers && state.engine && state.bundled && !state.closing;
  return {
    status: ready ? ('ready' as const) : ('starting' as const),
    store: answers,
    engine: state.engine,
    bundled: state.bundled,
  };
};

const vocabularies = readVocabularies(join(dataFolder, 'lexicon', 'vocabularies.yml'));
const app = await createApp({
  services: { store, ingest, keys, vocabularies, readiness, version },
  config,
  logger: { level: config.LOG_LEVEL },
});

closeWithGrace({ delay: 10_000 }, async ({ signal, err }) => {
  state.closing = true;
  if (err) app.log.error({ err }, 'closing after an error');
  else app.log.info({ signal }, 'closing');
  await app.close();
  await reader.close();
  await store.close();
});

await app.listen({ host: config.HOST, port: config.PORT });
await reader.ready();
state.engine = true;
if (config.BUNDLED === 'yes') {
  const count = await importBundled({
    store,
    ingest,
    reader,
    dataFolder,
    onFault: (file, error) => app.log.error({ file, err: error }, 'not brought in'),
  });
  if (count > 0) app.log.info({ count }, 'bundled articles brought in');
}
state.bundled = true;
if (!(await keys.any()))
  app.log.warn(
    'no key exists yet: requests from this machine may write. Make one: npm run keys -- create --name NAME --scope ingest',
  );
app.log.info({ url: app.listeningOrigin }, 'ready');
