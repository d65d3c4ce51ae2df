/** What an older program stored gets what newer ones work out from it, at the first start after an upgrade. */
import { urlKey } from './ingest/url-key.ts';
import { blocksOfActor } from './resolve/candidates.ts';
import type { Store } from './store/store.ts';

/** So many at once, so that requests get their turn in between. */
const piece = 200;

/** What actors are found by that may be one with others. */
async function fillBlocks({ candidates }: Store): Promise<void> {
  for (;;) {
    const actors = await candidates.unblocked(piece);
    if (actors.length === 0) return;
    await candidates.fill(actors.map((actor) => ({ actor: actor.id, blocks: blocksOfActor(actor) })));
  }
}

/** By which address an article is known; one that was withdrawn meanwhile is known by none. */
async function fillAddresses(store: Store): Promise<void> {
  for (;;) {
    const addresses = await store.addressesWithoutKey(piece);
    if (addresses.length === 0) return;
    await store.putAddressKeys(addresses.map((address) => ({ ...address, key: address.url === '' ? '' : urlKey(address.url) })));
  }
}

/** Fills in all of it; nothing where nothing is missing. */
export async function catchUp(store: Store): Promise<void> {
  await fillBlocks(store);
  await fillAddresses(store);
}
