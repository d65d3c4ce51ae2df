/** The known name that a mistyped one most likely meant, by the number of letters to change (Levenshtein's distance). */

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}

/** Gives the nearest name, or none where nothing is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > 60) return undefined;
  const lower = name.toLowerCase();
  const scored = known.map((each) => ({
    each,
    score: each.toLowerCase().startsWith(lower) || lower.startsWith(each.toLowerCase()) ? 1 : distance(lower, each.toLowerCase()),
  }));
  const [best] = scored.sort((a, b) => a.score - b.score);
  return best && best.score <= Math.max(2, Math.floor(name.length / 2)) ? best.each : undefined;
}
