/** Summarises what a change of rules changes in the golden files: records gained and lost, and whose rules they were. */
import type { Description } from './describe-records.ts';

const kinds = ['actors', 'sources', 'events', 'claims'] as const;

export interface Difference {
  readonly slug: string;
  readonly gained: Record<(typeof kinds)[number], number>;
  readonly lost: Record<(typeof kinds)[number], number>;
  readonly rules: Readonly<Record<string, number>>;
}

const missing = (from: readonly string[], to: readonly string[]): number => {
  const left = [...to];
  return from.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  }).length;
};

export function compare(slug: string, before: Description, after: Description): Difference {
  const count = (from: Description, to: Description) =>
    Object.fromEntries(kinds.map((kind) => [kind, missing(from[kind], to[kind])])) as Difference['gained'];
  const names = new Set([...Object.keys(before.rules), ...Object.keys(after.rules)]);
  const rules = [...names]
    .map((name) => [name, (after.rules[name] ?? 0) - (before.rules[name] ?? 0)] as const)
    .filter(([, change]) => change !== 0);
  return { slug, gained: count(after, before), lost: count(before, after), rules: Object.fromEntries(rules) };
}

/** "+3 −1 claims, +1 −0 actors in 2 of 22 articles; rules: x +2, y −1". */
export function summarise(differences: readonly Difference[], total: number): string {
  const changed = differences.filter(
    ({ gained, lost, rules }) => kinds.some((kind) => gained[kind] + lost[kind] > 0) || Object.keys(rules).length > 0,
  );
  if (changed.length === 0) return `no change in ${total} articles`;
  const sum = (side: 'gained' | 'lost', kind: (typeof kinds)[number]) => changed.reduce((all, each) => all + each[side][kind], 0);
  const counts = kinds.map((kind) => `+${sum('gained', kind)} −${sum('lost', kind)} ${kind}`).join(', ');
  const rules = new Map<string, number>();
  for (const each of changed)
    for (const [rule, change] of Object.entries(each.rules)) rules.set(rule, (rules.get(rule) ?? 0) + change);
  const ranked = [...rules]
    .filter(([, change]) => change !== 0)
    .sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]) || (a[0] < b[0] ? -1 : 1));
  return `${counts} in ${changed.length} of ${total} articles (${changed.map(({ slug }) => slug).join(', ')})\nrules: ${ranked.map(([rule, change]) => `${rule} ${change > 0 ? '+' : '−'}${Math.abs(change)}`).join(', ') || 'none gained or lost'}`;
}
