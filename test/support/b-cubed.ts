/**
 * B³ (Bagga and Baldwin 1998): for each mention, how much of its cluster is right and how much of what is right is in its cluster,
 * averaged over mentions.
 */
export interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly mentions: number;
}

export function bCubed(mentions: readonly { readonly system: string; readonly gold: string }[]): Scores {
  const sizesBy = (of: (each: (typeof mentions)[number]) => string): Map<string, number> =>
    new Map([...Map.groupBy(mentions, of)].map(([key, all]) => [key, all.length]));
  const pair = ({ system, gold }: (typeof mentions)[number]): string => `${system} ${gold}`;
  const [systems, golds, both] = [sizesBy(({ system }) => system), sizesBy(({ gold }) => gold), sizesBy(pair)];
  let [precision, recall] = [0, 0];
  for (const each of mentions) {
    precision += both.get(pair(each))! / systems.get(each.system)!;
    recall += both.get(pair(each))! / golds.get(each.gold)!;
  }
  precision /= mentions.length;
  recall /= mentions.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall), mentions: mentions.length };
}
