/**
 * Articles that are nearly the same text: an agency's report in ten papers, or one with its last paragraph cut. Two are copies
 * where more than half of their sketches agree; copies of copies are one group. Candidates are those that agree in a band, four
 * hashes in a row, so that they come from an index. The first published is the one that the others are copies of.
 */
import type { Article } from '../schema/article.ts';
import type { ArticleRef } from '../schema/common.ts';
import type { Memory, Sketched } from './memory.ts';

/** Share of equal hashes from which two texts are copies. */
const alike = 0.5;
const bandLength = 4;

const hashesOf = (sketch: string): number[] => {
  const bytes = Buffer.from(sketch, 'base64url');
  return Array.from({ length: bytes.length / 2 }, (_, index) => bytes.readUInt16BE(index * 2));
};

/** The bands of a sketch, as numbers: place and content of each. */
export function bandsOf(sketch: string | undefined): number[] {
  const hashes = hashesOf(sketch ?? '');
  return Array.from({ length: Math.floor(hashes.length / bandLength) }, (_, band) =>
    hashes
      .slice(band * bandLength, (band + 1) * bandLength)
      .reduce((number, hash) => (number * 65_537 + hash) % 2 ** 36, band + 1),
  ).map((content, band) => content * 64 + band);
}

/** Whether two sketches are of nearly the same text. They are compared as they stand, since each is held against many. */
export function areCopies(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'base64url'), Buffer.from(b, 'base64url')];
  const length = Math.floor(left.length / 2);
  let [equal, row, banded] = [0, 0, false];
  for (let index = 0; index < length; index++) {
    const same = left[index * 2] === right[index * 2] && left[index * 2 + 1] === right[index * 2 + 1];
    if (index % bandLength === 0) row = 0;
    if (!same) continue;
    equal++;
    if (++row === bandLength) banded = true;
  }
  return equal > length * alike && banded;
}

function components(members: readonly Sketched[]): Sketched[][] {
  const groups: Sketched[][] = [];
  for (const member of members) {
    const near = groups.filter((group) => group.some(({ sketch }) => areCopies(sketch, member.sketch)));
    for (const group of near) groups.splice(groups.indexOf(group), 1);
    groups.push([...near.flat(), member]);
  }
  return groups;
}

/** The first published first; those of unknown time last. */
function byPublication(a: Sketched, b: Sketched): number {
  const [left, right] = [a, b].map(({ published }) => (published === '' ? Number.POSITIVE_INFINITY : Date.parse(published))) as [
    number,
    number,
  ];
  return left === right ? (a.article.id < b.article.id ? -1 : 1) : left - right;
}

const refOf = ({ article }: Sketched): ArticleRef => ({
  id: article.id,
  name: article.headline ?? article.id,
  ...(article.published?.edtf !== undefined && { published: article.published.edtf }),
});

export interface Copying {
  /** The group of the article itself, and what it is a copy of. */
  readonly copies: string;
  readonly duplicateOf: ArticleRef | undefined;
  /** Other articles whose group or original changes. */
  readonly others: ReadonlyMap<
    string,
    { readonly copies: string; readonly duplicateOf: ArticleRef | undefined; readonly moved: boolean; readonly article: Article }
  >;
}

/**
 * Who is in a group that an article joins, as far as that matters: its original alone, where nobody who joins was published before
 * it, since then nothing changes for the others, of whom there may be thousands. Undefined where all have to be looked at.
 */
async function joined(memory: Memory, group: string, near: readonly Sketched[], own: Sketched): Promise<Sketched[] | undefined> {
  const member = near.find(({ copies }) => copies === group)?.article;
  const id = member?.duplicateOf?.id;
  const article = id === undefined ? member : (await memory.articleParts(id))?.article;
  if (!article) return undefined;
  const original = { article, sketch: article.text.sketch ?? '', copies: group, published: article.published?.earliest ?? '' };
  const joining = [own, ...near.filter(({ copies }) => copies !== group)];
  return joining.every((each) => byPublication(original, each) < 0) ? [original] : undefined;
}

/** Finds the copies of an article that comes, stays or (where `now` is undefined) goes. */
export async function identifyCopies(
  memory: Memory,
  id: string,
  before: string,
  now: Article | undefined,
  published: string,
): Promise<Copying> {
  const sketch = now?.text.sketch;
  const near =
    sketch === undefined
      ? []
      : (await memory.sketchesInBands(bandsOf(sketch), id)).filter((each) => areCopies(sketch, each.sketch));
  const groups = [...new Set([before, ...near.map(({ copies }) => copies)])].filter((group) => group !== '');
  const own = now && sketch !== undefined ? { article: now, sketch, copies: before, published } : undefined;
  const [group] = groups;
  const some = own && before === '' && groups.length === 1 ? await joined(memory, group!, near, own) : undefined;
  const known = new Map([...(some ?? (await memory.copiesIn(groups))), ...near].map((each) => [each.article.id, each]));
  known.delete(id);
  if (own && known.size > 0) known.set(id, own);
  const others = new Map<string, { copies: string; duplicateOf: ArticleRef | undefined; moved: boolean; article: Article }>();
  let place: Pick<Copying, 'copies' | 'duplicateOf'> = { copies: '', duplicateOf: undefined };
  const all = [...known.values()];
  // What was in no group takes none apart, and all that is near it are one with it: pairs are looked at where a group may break.
  for (const members of before === '' && all.length > 0 ? [all] : components(all)) {
    const labels = members.map(({ copies }) => copies).filter((label) => label !== '');
    const label =
      members.length === 1 ? '' : [...(labels.length > 0 ? labels : members.map(({ article }) => article.id))].sort()[0]!;
    const original = members.reduce((first, each) => (byPublication(each, first) < 0 ? each : first));
    for (const member of members) {
      const duplicateOf = member === original ? undefined : refOf(original);
      if (member.article.id === id) place = { copies: label, duplicateOf };
      else if (label !== member.copies || JSON.stringify(duplicateOf) !== JSON.stringify(member.article.duplicateOf))
        others.set(member.article.id, { copies: label, duplicateOf, moved: label !== member.copies, article: member.article });
    }
  }
  return { ...place, others };
}

/** The article, marked as the copy that it is. */
export function markCopy<T extends Article>({ duplicateOf: _was, ...article }: T, duplicateOf: ArticleRef | undefined): T {
  return { ...article, ...(duplicateOf && { duplicateOf }) } as T;
}
