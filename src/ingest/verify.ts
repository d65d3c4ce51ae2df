/**
 * Holding evidence against a text. A record keeps offsets and a hash, no words; whoever has the text can have them back. What
 * does not stand where it stood is looked for by its length and hash: first at the distance by which its neighbours moved,
 * then at every place of that length, as far as a bound on the work allows.
 */
import { hash } from 'node:crypto';
import type { RecordSet } from '../schema/article.ts';
import type { Evidence, Mention } from '../schema/common.ts';
import type { EvidenceCheck, Verification } from '../schema/verify.ts';

interface Piece {
  readonly record: string;
  readonly field?: string;
  readonly evidence: Evidence;
}

/** Hashes that may be made while looking for what moved: about half a second of work. */
const searchBudget = 1_500_000;

const sha256 = (text: string): string => hash('sha256', text, 'hex');
const pick = ({ article, start, end, quoteSha256 }: Evidence): Evidence => ({ article, start, end, quoteSha256 });

function fromMentions(record: string, mentions: readonly Mention[]): Piece[] {
  return mentions.map((mention) => ({
    record,
    ...(mention.field !== undefined && { field: mention.field }),
    evidence: pick(mention),
  }));
}
const fromField = (record: string, field: string, evidence: readonly Evidence[] | undefined): Piece[] =>
  (evidence ?? []).map((each) => ({ record, field, evidence: pick(each) }));

/** Every piece of evidence in a record set, with the record and field that it is for. */
export function piecesOf(set: RecordSet): Piece[] {
  const named = [...set.sources, ...set.actors, ...set.events].flatMap(({ id, mentions }) => fromMentions(id, mentions));
  const events = set.events.flatMap(({ id, time, place }) => [
    ...fromField(id, 'time', time?.evidence),
    ...fromField(id, 'place', place?.evidence),
  ]);
  const claims = set.claims.flatMap(({ id, evidence, chain, asserted }) => [
    ...evidence.map((each) => ({ record: id, evidence: pick(each) })),
    ...chain.flatMap((link) => fromField(id, 'chain', link.evidence)),
    ...asserted.flatMap(({ time, place, quantities }) => [
      ...fromField(id, 'asserted', time?.evidence),
      ...fromField(id, 'asserted', place?.evidence),
      ...quantities.flatMap((quantity) => fromField(id, 'asserted', quantity.evidence)),
    ]),
  ]);
  return [...named, ...events, ...claims];
}

/** UTF-16 index of every code point, and of the end. */
function codePointOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    offsets[count++] = index;
    const code = text.charCodeAt(index);
    const next = text.charCodeAt(index + 1);
    if (code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) index++;
  }
  offsets[count] = text.length;
  return offsets.subarray(0, count + 1);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Looks for stretches of a text by length and hash; takes all hashes that may be looked for. */
function createSearch(text: string, sought: ReadonlySet<string>) {
  const offsets = codePointOffsets(text);
  const length = offsets.length - 1;
  const found = new Map<string, Place>();
  const searched = new Map<number, ReadonlyMap<string, Place>>();
  let left = searchBudget;
  const slice = ({ start, end }: Place): string => text.slice(offsets[start], offsets[end]);
  const stands = (place: Place, quote: string): boolean =>
    place.start >= 0 && place.end <= length && sha256(slice(place)) === quote;

  /** The stretches of one length that are sought, until the budget is spent. */
  const everywhere = (size: number): ReadonlyMap<string, Place> => {
    const known = searched.get(size);
    if (known) return known;
    const places = new Map<string, Place>();
    for (let start = 0; start + size <= length && left > 0; start++) {
      left -= 1 + (size >> 6);
      const place = { start, end: start + size };
      const each = sha256(slice(place));
      if (sought.has(each) && !places.has(each)) places.set(each, place);
    }
    searched.set(size, places);
    return places;
  };

  const shifts: number[] = [0];
  const find = ({ start, end, quoteSha256 }: Evidence): Place | undefined => {
    if (stands({ start, end }, quoteSha256)) return { start, end };
    const known = found.get(quoteSha256);
    if (known) return known;
    const shifted = shifts
      .map((shift) => ({ start: start + shift, end: end + shift }))
      .find((place) => stands(place, quoteSha256));
    const place = shifted ?? everywhere(end - start).get(quoteSha256);
    if (!place) return undefined;
    if (!shifted) shifts.unshift(place.start - start);
    if (shifts.length > 8) shifts.pop();
    found.set(quoteSha256, place);
    return place;
  };
  return { find, slice, spent: () => left <= 0 };
}

/** Holds a record set's evidence against a text, piece by piece. */
export function verify(set: RecordSet, text: string): Verification {
  const pieces = piecesOf(set);
  const search = createSearch(text, new Set(pieces.map(({ evidence }) => evidence.quoteSha256)));
  const checks = pieces.map((piece): EvidenceCheck => {
    const { start, end } = piece.evidence;
    const place = search.find(piece.evidence);
    if (!place) return { ...piece, result: 'missing' };
    const result = place.start === start && place.end === end ? 'match' : 'moved';
    return { ...piece, result, quote: search.slice(place), ...place };
  });
  const count = (result: EvidenceCheck['result']): number => checks.filter((check) => check.result === result).length;
  const textSha256 = sha256(text);
  return {
    article: set.article.id,
    textSha256,
    sameText: textSha256 === set.article.text.sha256,
    complete: !search.spent(),
    summary: { match: count('match'), moved: count('moved'), missing: count('missing') },
    checks,
  };
}
