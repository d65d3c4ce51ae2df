/**
 * Attributions without those that only carry: a medium that somebody told, an interview, a statement published by it. Corpora of
 * attributions (PARC, PolNeAR) mark the speaker and not the medium, so whoever compares with them takes this view.
 */
import type { Attribution } from '../document.ts';

const carrying = /\/(?:carried|told|interview|through|seen)$/;

/** Gives the attributions that are left, each with its nearest parent among them. */
export function withoutCarriers(attributions: readonly Attribution[]): Attribution[] {
  const carries = (index: number): boolean => carrying.test(attributions[index]!.rule);
  const left = attributions.flatMap((_, index) => (carries(index) ? [] : [index]));
  const newIndex = new Map(left.map((index, position) => [index, position]));
  return left.map((index) => {
    let { parent } = attributions[index]!;
    while (parent !== null && carries(parent)) parent = attributions[parent]!.parent;
    return { ...attributions[index]!, parent: parent === null ? null : (newIndex.get(parent) ?? null) };
  });
}
