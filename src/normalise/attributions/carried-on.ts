/**
 * "In remarks carried by Norland Press, the envoy said that … He added that …": who goes on with what he was quoted for is still known
 * through the medium that quoted him.
 */
import type { Draft } from './draft.ts';
import { entityIn } from './media.ts';
import type { Scene } from './scene.ts';

const relays: ReadonlySet<Draft['shape']> = new Set(['carried', 'interview', 'told']);

/** Gives further sayings of one who was relayed in the sentence before the same relay. */
export function carryOn(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const { tokens, document } = scene;
  const blockOf = ({ head }: Draft): number => document.sentences[tokens[head]!.sentence]!.block;
  const speaker = ({ source: [range], sourceHead }: Draft) => range && entityIn(scene, range, sourceHead);
  const relayed = drafts.filter(({ parent }) => parent !== undefined && relays.has(parent.shape));
  if (relayed.length === 0) return [...drafts];
  const added: Draft[] = [];
  for (const draft of drafts) {
    if (draft.parent || draft.row.kind !== 'speech' || !scene.words.goingOn.has(tokens[draft.head]!.lemma)) continue;
    const who = speaker(draft);
    const before = relayed.find(
      (each) =>
        tokens[each.head]!.sentence === tokens[draft.head]!.sentence - 1 &&
        blockOf(each) === blockOf(draft) &&
        who !== undefined &&
        speaker(each) === who,
    );
    if (!before) continue;
    const relay: Draft = { ...before.parent!, content: draft.content, head: before.parent!.head };
    delete relay.parent;
    draft.parent = relay;
    added.push(relay);
  }
  return [...drafts, ...added];
}
