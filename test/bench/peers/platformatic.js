// Platformatic DB over an SQLite file: `node platformatic.js FILE`.
import { create } from '@platformatic/db';

const application = await create(import.meta.dirname, {
  server: { hostname: '127.0.0.1', port: Number(process.env.PORT), logger: { level: 'info' } },
  db: { connectionString: `sqlite://${process.argv[2]}`, openapi: true, graphql: false, events: false, autoTimestamp: false },
  watch: false,
});
await application.start({ listen: true });
