/**
 * From spans of the text to evidence on the wire. A lead that is printed twice is read once and has two places: what was
 * found in the one is found in the other too.
 */
import type { Evidence, Mention } from '../../schema/common.ts';
import type { Blocked, Finding, Span } from '../document.ts';
import { codePointIndex } from './code-points.ts';
import { sha256 } from './identity.ts';

export interface Anchors {
  /** The span itself, then its places in repetitions of the block. */
  evidence(...spans: readonly Span[]): Evidence[];
  mention(finding: Finding, field?: string): Mention[];
  /** Offset in code points. */
  offset(index: number): number;
}

/** How far a later printing of the same block stands behind the first, and which stretch it repeats. */
interface Repetition extends Span {
  readonly shift: number;
}

function findRepetitions({ article, blocks }: Blocked): Repetition[] {
  return blocks.flatMap((block) => {
    const first = block.duplicateOf === undefined ? undefined : blocks[block.duplicateOf];
    if (!first) return [];
    const same =
      article.text.slice(first.start, first.end) === article.text.slice(block.start, block.start + first.end - first.start);
    return same ? [{ start: first.start, end: first.end, shift: block.start - first.start }] : [];
  });
}

export function createAnchors(document: Blocked, articleId: string): Anchors {
  const { text } = document.article;
  const offset = codePointIndex(text);
  const repetitions = findRepetitions(document);
  const hashes = new Map<string, string>();
  const hashOf = (start: number, end: number): string => {
    const key = `${start}-${end}`;
    const hash = hashes.get(key) ?? sha256(text.slice(start, end));
    hashes.set(key, hash);
    return hash;
  };
  const places = (span: Span): Span[] => [
    span,
    ...repetitions
      .filter((each) => each.start <= span.start && span.end <= each.end)
      .map(({ shift }) => ({ start: span.start + shift, end: span.end + shift })),
  ];
  const evidenceAt = ({ start, end }: Span): Evidence => ({
    article: articleId,
    start: offset(start),
    end: offset(end),
    quoteSha256: hashOf(start, end),
  });
  return {
    offset,
    evidence: (...spans) => spans.flatMap(places).map(evidenceAt),
    mention: (finding, field) =>
      places(finding).map((span) => ({ ...evidenceAt(span), rule: finding.rule, ...(field && { field }) })),
  };
}
