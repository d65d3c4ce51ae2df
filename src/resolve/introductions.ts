/**
 * Acronyms that articles introduce: "International Atomic Energy Agency (IAEA)". Where all articles that introduce an acronym mean
 * one name by it, whoever goes by the acronym alone is whoever goes by the name; with two names it is anybody's.
 * Names are blocks here, as facets.ts has them: of one class, whatever the country.
 */
import { isShortFor, withoutDots } from './acronyms.ts';
import type { IdentityKey } from './identity.ts';
import type { Introduction, Memory } from './memory.ts';

interface Named {
  readonly name: string;
  /** What the article calls it besides. */
  readonly aliases: readonly string[];
  readonly key: IdentityKey | undefined;
}

/** What one article introduces, each once. */
export function introduced(records: readonly Named[]): Introduction[] {
  const found = records.flatMap(({ name, aliases, key }): [string, Introduction][] => {
    const [type, group] = key?.block.split('|') ?? [];
    if (key === undefined || group !== 'body') return [];
    return aliases
      .filter((alias) => isShortFor(alias, name))
      .map((alias) => ({ block: `${type}|${group}|${withoutDots(alias).toLowerCase()}`, means: key.block, articles: 1 }))
      .map((each) => [`${each.block} ${each.means}`, each]);
  });
  return [...new Map(found).values()];
}

/** Everything that is introduced around some blocks: as short for one of them, or as what one is short for, and on from there. */
async function around(memory: Memory, blocks: readonly string[]): Promise<Introduction[]> {
  const found = new Map<string, Introduction>();
  const seen = new Set<string>();
  for (let next = [...new Set(blocks)]; next.length > 0;) {
    for (const block of next) seen.add(block);
    const rows = await memory.introductions(next);
    for (const row of rows) found.set(`${row.block} ${row.means}`, row);
    next = [...new Set(rows.flatMap(({ block, means }) => [block, means]))].filter((block) => !seen.has(block));
  }
  return [...found.values()];
}

export interface Meanings {
  /** The block that stands for a block: what it is short for, or itself. */
  readonly of: (block: string) => string;
  /** All blocks that hang together with those that were asked for. */
  readonly blocks: readonly string[];
  /** Rows that changed. */
  readonly put: readonly Introduction[];
}

/** What is short for what, once an article says `now` in the place of what it said before. */
export async function meanings(
  memory: Memory,
  blocks: readonly string[],
  before: readonly Introduction[],
  now: readonly Introduction[],
): Promise<Meanings> {
  const own = [...before, ...now].flatMap(({ block, means }) => [block, means]);
  const known = await around(memory, [...blocks, ...own]);
  const rows = new Map(known.map((row) => [`${row.block} ${row.means}`, row]));
  const add = ({ block, means }: Introduction, by: 1 | -1): void => {
    const key = `${block} ${means}`;
    rows.set(key, { block, means, articles: Math.max(0, (rows.get(key)?.articles ?? 0) + by) });
  };
  for (const each of before) add(each, -1);
  for (const each of now) add(each, 1);
  const standing = [...rows.values()].filter(({ articles }) => articles > 0);
  const byBlock = Map.groupBy(standing, ({ block }) => block);
  const sole = (block: string): string => {
    const all = byBlock.get(block) ?? [];
    return all.length === 1 ? all[0]!.means : block;
  };
  const was = new Map(known.map((row) => [`${row.block} ${row.means}`, row.articles]));
  return {
    of: sole,
    blocks: [...new Set([...blocks, ...own, ...known.flatMap(({ block, means }) => [block, means])])],
    put: [...rows].filter(([key, { articles }]) => articles !== (was.get(key) ?? 0)).map(([, row]) => row),
  };
}
