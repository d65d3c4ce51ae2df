/** Keys: who may do what. What is stored and listed holds no secret; the secret is shown once, when the key is made. */
import { z } from 'zod';

export const Scope = z
  .enum(['read', 'ingest', 'curate', 'admin'])
  .meta({ id: 'Scope', description: 'What a key may do. `ingest` and `curate` imply `read`; `admin` implies all.' });
export type Scope = z.infer<typeof Scope>;

/** What each scope allows, itself included. */
const implied: Readonly<Record<Scope, readonly Scope[]>> = {
  read: ['read'],
  ingest: ['ingest', 'read'],
  curate: ['curate', 'read'],
  admin: Scope.options,
};

/** All that some scopes allow. */
export const allowedBy = (scopes: readonly Scope[]): ReadonlySet<Scope> => new Set(scopes.flatMap((scope) => implied[scope]));

const instant = z.iso.datetime({ offset: true, error: 'an instant with its offset, as in 2027-01-31T00:00:00Z' });

export const Key = z
  .object({
    id: z.string(),
    name: z.string().describe('Who or what uses it, for those who look after keys.'),
    scopes: z.array(Scope),
    created: z.iso.datetime(),
    lastUsed: z.iso.datetime().optional().describe('The hour of its last use.'),
    expires: z.iso.datetime().optional().describe('From this instant on it is refused.'),
    revoked: z.iso.datetime().optional().describe('When it was revoked; it is refused since.'),
  })
  .meta({ id: 'Key', description: 'A key, without its secret.' });
export type Key = z.infer<typeof Key>;

export const NewKey = z
  .strictObject({
    name: z.string().trim().min(1).max(100).describe('Who or what uses it.'),
    scopes: z.array(Scope).min(1).describe('What it may do.'),
    expires: instant.optional().describe('From this instant on it is refused; never where absent.'),
  })
  .meta({ id: 'NewKey', description: 'A key to be made.' });
export type NewKey = z.infer<typeof NewKey>;

export const CreatedKey = Key.extend({
  secret: z.string().describe('Shown now and never again. Send it as `Authorization: Bearer …`.'),
}).meta({ id: 'CreatedKey', description: 'A new key, with its secret.' });
export type CreatedKey = z.infer<typeof CreatedKey>;

export const KeyList = z.object({ data: z.array(Key) }).meta({ id: 'KeyList', description: 'All keys, the newest first.' });
export type KeyList = z.infer<typeof KeyList>;
