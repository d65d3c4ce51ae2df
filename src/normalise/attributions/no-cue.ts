/** Verbs that look like cues and are none: participles of a source, reasons why it has no name, questions put to people. */
import type { Lists } from './lists.ts';
import { entityIn } from './media.ts';
import type { Range, Scene } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

/** "Officials briefed on the matter said": a participle that the parse took for the main verb, with the main verb hung under it. */
export function isReduced({ tokens, children }: Scene, group: VerbGroup): boolean {
  if (!/^VB[DN]$/.test(tokens[group.verb]!.tag) || group.first !== group.verb) return false;
  // With a clause of its own it is a verb: "the mayor said it would be hard to measure how much …".
  if (tokens[group.verb]!.tag === 'VBD' && children[group.verb]!.some((child) => tokens[child]!.relation === 'ccomp'))
    return false;
  const second = children[group.verb]!.find(
    (child) =>
      child > group.verb &&
      /^(?:conj|advcl)$/.test(tokens[child]!.relation) &&
      /^VB[DZ]$/.test(tokens[child]!.tag) &&
      !children[child]!.some((each) => tokens[each]!.relation === 'mark'),
  );
  if (second === undefined || children[second]!.some((child) => tokens[child]!.relation.startsWith('nsubj'))) return false;
  return !tokens.slice(group.verb + 1, second).some(({ pos, text }) => pos === 'CCONJ' || text === ',' || text === ';');
}

/** "asked not to be named", "declined to be identified": no content, but the reason why a source has no name. */
export function asksForNoName({ tokens }: Scene, verb: number, last: number): boolean {
  for (let at = verb + 1; at <= Math.min(last, verb + 5); at++) {
    if (/^(?:named|identified|quoted|anonymous)$/.test(tokens[at]!.lower) && /^(?:be|remain)$/.test(tokens[at - 1]!.lower))
      return true;
  }
  return false;
}

/** Whether content is somebody rather than something. */
export function namesPeople(scene: Scene, [range]: readonly Range[], lists: Lists): boolean {
  const people = /^(?:man|woman|men|women|child|boy|girl|suspect|people|person)$/;
  const head = range && scene.tokens.slice(range.first, range.last + 1).find(({ head: above }) => above < range.first);
  if (!range || !head) return false;
  const kind = entityIn(scene, { first: head.index, last: head.index }, head.index)?.kind;
  return kind === 'person' || kind === 'group' || people.test(head.lemma) || lists.originNouns.has(head.lemma);
}
