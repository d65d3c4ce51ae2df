/** Configuration by environment variables; each description here is its documentation. */
import { z } from 'zod';

const whole = (least: number, most: number, preset: number) => z.coerce.number().int().min(least).max(most).default(preset);

export const Config = z.object({
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PORT: whole(0, 65_535, 3000).describe('Port to listen on; 0 for any that is free.'),
  DATABASE_URL: z
    .string()
    .regex(/^sqlite:.+/, 'begins with sqlite: and goes on with a path, as in sqlite:./whence.db')
    .default('sqlite:./whence.db')
    .describe('Where records are kept: `sqlite:PATH`.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least level of log lines.'),
  ENGINE_THREADS: whole(1, 64, 2).describe(
    'Threads that read articles; never more than there are processors, one of which is left to who serves.',
  ),
  ENGINE_QUEUE: whole(1, 10_000, 100).describe('Articles that may wait to be read; with more, 503.'),
  ENGINE_TIMEOUT: whole(100, 600_000, 5_000).describe('Milliseconds for one article, waiting included.'),
  CORS_ORIGIN: z.string().default('*').describe('Origins that browsers may read from: `*`, or a list with commas.'),
  READING: z
    .enum(['open', 'keys'])
    .default('open')
    .describe('Whether reading is `open` to all or needs `keys`. Writing always needs one.'),
  ADMIN_KEY: z
    .string()
    .regex(/^[\w.~+/=-]{32,200}$/, 'is a secret of 32 to 200 letters, digits and -._~+/=, as `openssl rand -hex 32` makes one')
    .optional()
    .describe('A first key, with the scope `admin`, for as long as it stands here: how a container comes by one.'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .describe('Proxies whose `X-Forwarded-For` is believed: addresses or ranges with commas, as in `10.0.0.0/8`.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Address under which clients reach the service, for URLs in JSON-LD. Without it, the one that they asked for.'),
  RATE_READ: whole(0, 1e9, 3_000).describe(
    'Reads a minute that each key may make, or each address where none is brought; 0 for no limit.',
  ),
  RATE_WRITE: whole(0, 1e9, 300).describe('The same for all that is no `GET`: what makes the engine or the store work.'),
  MAX_REQUESTS: whole(1, 1e6, 500).describe('Requests at work at once; with more, 503.'),
  MAX_LAG: whole(10, 600_000, 3_000).describe(
    'Milliseconds by which the event loop may lag under many requests, over a second; with more, 503.',
  ),
  REQUEST_TIMEOUT: whole(100, 3_600_000, 30_000).describe('Milliseconds in which a request has to arrive, body included.'),
  METRICS: z
    .enum(['local', 'open'])
    .default('local')
    .describe('Who may read `/metrics`: `local` for this machine and whoever has a key, or `open` for all.'),
  SHUTDOWN_DELAY: whole(0, 600_000, 0).describe(
    'Milliseconds in which the service goes on when it is told to stop, so that who sends it requests sees `/readyz` first.',
  ),
  STREAMS: whole(1, 10_000, 100).describe('Clients that may listen to the stream of changes at once; with more, 503.'),
  BUNDLED: z.enum(['yes', 'no']).default('yes').describe('Whether the bundled articles are brought in at the first start.'),
});
export type Config = z.infer<typeof Config>;

/** Reads the configuration. Throws with one line for each variable that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Config.safeParse(environment);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}
