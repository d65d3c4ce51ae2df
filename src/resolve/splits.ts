/** What somebody decided that articles tell as another record than the engine alone takes it for. */
import type { Memory } from './memory.ts';

/** Says which record an article tells in the place of one; undefined where that is the one. */
export async function splitsIn(
  memory: Memory,
  articles: readonly string[],
): Promise<(article: string, record: string) => string | undefined> {
  const splits = await memory.splitsOf(articles);
  const led = await memory.mergedInto(splits.map(({ record }) => record));
  const known = new Map(splits.map(({ article, record, into }) => [`${article} ${led.get(record) ?? record}`, into]));
  return (article, record) => known.get(`${article} ${record}`);
}
