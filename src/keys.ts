/**
 * Keys: making, checking and revoking them; HTTP and the command line both come here.
 *
 * A secret is `whence_`, the key's id, and 256 random bits. Only its SHA-256 is stored. A slow or salted hash is for passwords,
 * which people choose and attackers guess; no one guesses 256 bits, and a check runs with every request. The id in the secret
 * finds the row, the hashes are compared in constant time. What was found holds until anything is written: a key that another
 * process revokes is refused within five milliseconds.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CreatedKey, Key, NewKey, Scope } from './schema/key.ts';
import type { KeyStore } from './store/store.ts';

export type CheckedKey =
  | { readonly state: 'valid'; readonly id: string; readonly scopes: readonly Scope[] }
  | { readonly state: 'unknown' | 'expired' | 'revoked' };

export interface Keys {
  create(key: NewKey): Promise<CreatedKey>;
  list(): Promise<readonly Key[]>;
  get(id: string): Promise<Key | undefined>;
  /** Again does no harm. */
  revoke(id: string): Promise<'revoked' | 'absent'>;
  /** At once where the key was found before and nothing was written since. */
  check(secret: string): CheckedKey | Promise<CheckedKey>;
  /** Whether there is or ever was a key; at once where that is known. */
  any(): boolean | Promise<boolean>;
}

export interface KeysParts {
  readonly store: KeyStore;
  readonly now: () => Date;
  /** A number that every write to the store changes. */
  readonly generation: () => number;
  /** A key with the scope `admin` that is not stored: from the environment. */
  readonly adminKey?: string | undefined;
}

/** The id that the admin key of the environment goes by. */
export const environmentKey = 'key_environment';

const sha256 = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
const secretForm = /^whence_([0-9a-f]{16})_[\w-]{43}$/;
/** What looks like a secret, anywhere in a text. */
export const secretPattern = /whence_[0-9a-f]{16}_[\w-]+/g;

const hour = (instant: Date): string => `${instant.toISOString().slice(0, 13)}:00:00.000Z`;

/** Keys that are remembered. */
const mostKnown = 10_000;

export function createKeys({ store, now, generation, adminKey }: KeysParts): Keys {
  const adminHash = adminKey === undefined ? undefined : sha256(adminKey);
  const known = { at: -1, keys: new Map<string, Key>(), some: adminHash !== undefined, none: false };
  /** What is known still holds; what is found from now on holds as long as this. */
  const refreshed = (): typeof known => {
    const at = generation();
    if (at !== known.at || known.keys.size >= mostKnown) Object.assign(known, { at, keys: new Map(), none: false });
    return known;
  };

  const judge = ({ id, scopes, revoked, expires }: Key): CheckedKey => {
    if (revoked !== undefined) return { state: 'revoked' };
    if (expires !== undefined && new Date(expires) <= now()) return { state: 'expired' };
    return { state: 'valid', id, scopes };
  };
  const checkStored = async (secret: string, hash: Buffer): Promise<CheckedKey> => {
    const handle = secretForm.exec(secret)?.[1];
    const { keys } = refreshed();
    const stored = handle === undefined ? undefined : await store.find(`key_${handle}`);
    if (!stored || !timingSafeEqual(Buffer.from(stored.secretSha256, 'hex'), hash)) return { state: 'unknown' };
    const { id, lastUsed } = stored.key;
    const used = hour(now());
    const checked = judge(stored.key);
    // One write an hour, not one a request; a store that takes no writes is no reason to refuse a read.
    if (lastUsed !== undefined && lastUsed >= used) keys.set(stored.secretSha256, stored.key);
    else if (checked.state === 'valid') await store.touch(id, used).catch(() => undefined);
    return checked;
  };
  const lookForAny = async (): Promise<boolean> => {
    const { at } = refreshed();
    const any = await store.any();
    known.some ||= any;
    if (known.at === at) known.none = !any;
    return any;
  };

  return {
    create: async ({ name, scopes, expires }) => {
      const handle = randomBytes(8).toString('hex');
      const secret = `whence_${handle}_${randomBytes(32).toString('base64url')}`;
      const key: Key = {
        id: `key_${handle}`,
        name,
        scopes: [...new Set(scopes)],
        created: now().toISOString(),
        ...(expires !== undefined && { expires: new Date(expires).toISOString() }),
      };
      await store.add({ key, secretSha256: sha256(secret).toString('hex') });
      return { ...key, secret };
    },
    list: () => store.list(),
    get: async (id) => (await store.find(id))?.key,
    revoke: async (id) => ((await store.revoke(id, now().toISOString())) ? 'revoked' : 'absent'),
    check: (secret) => {
      const hash = sha256(secret);
      if (adminHash !== undefined && timingSafeEqual(adminHash, hash))
        return { state: 'valid', id: environmentKey, scopes: ['admin'] };
      const found = refreshed().keys.get(hash.toString('hex'));
      return found && found.lastUsed! >= hour(now()) ? judge(found) : checkStored(secret, hash);
    },
    // Revoked keys stay: once there was one, there is.
    any: () => known.some || (refreshed().none ? false : lookForAny()),
  };
}
