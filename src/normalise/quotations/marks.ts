/**
 * Quotation marks in one paragraph, each with what it can be by its own surroundings. Curly marks and guillemets say which way
 * they turn; straight ones are judged by the blanks about them; an apostrophe or an inch mark is no mark at all.
 */

/** Marks of one family close each other. */
export type MarkFamily = 'curly' | 'straight' | 'doubled' | 'guillemet' | 'single' | 'straightSingle';

export interface Mark {
  /** UTF-16 offset in the whole text, and length: '' and `` are two characters long. */
  readonly start: number;
  readonly end: number;
  readonly family: MarkFamily;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** Between two letters or after a plural's s it is more likely an apostrophe, and closes only for want of a better mark. */
  readonly perhapsApostrophe: boolean;
}

const markPattern = /[“”„"«»‘’‚']|``/g;
const letter = /[\p{L}\p{N}]/u;
const elisions = /^['‘’](?:em|til|tis|twas|n|cause|bout|round|\d0s|\d\d)\b/iu;

const isBlank = (character: string): boolean => character === '' || /[\s([{—–-]/.test(character);

interface Around {
  readonly before: string;
  readonly after: string;
}

function straight(start: number, end: number, family: MarkFamily, { before, after }: Around): Mark | undefined {
  const blankBefore = isBlank(before) || /["“‘'”’:]/.test(before);
  const blankAfter = after === '' || /[\s)\]}—–.,;:!?-]/.test(after) || /["”’']/.test(after);
  const inch = family !== 'doubled' && /\d/.test(before) && !letter.test(after);
  const canOpen =
    after !== '' && !/\s/.test(after) && (blankBefore || !blankAfter) && !(letter.test(before) && family === 'straightSingle');
  const canClose = !/\s/.test(before) && before !== '' && (blankAfter || !blankBefore);
  if (!canOpen && !canClose) return { start, end, family, canOpen: true, canClose: true, perhapsApostrophe: false };
  return { start, end, family, canOpen, canClose, perhapsApostrophe: inch };
}

function single(text: string, start: number, around: Around, isOpeningShape: boolean, family: MarkFamily): Mark | undefined {
  const { before, after } = around;
  if (letter.test(before) && letter.test(after)) return undefined;
  if (elisions.test(text.slice(start, start + 8)) && !letter.test(before)) return undefined;
  const canOpen = (isOpeningShape || family === 'straightSingle') && letter.test(after) && !letter.test(before) && before !== '.';
  const canClose = !isOpeningShape && !/\s/.test(before) && before !== '' && !letter.test(after);
  if (!canOpen && !canClose) return undefined;
  return {
    start,
    end: start + 1,
    family,
    canOpen,
    canClose: canClose && !canOpen,
    perhapsApostrophe: /[sS]/.test(before) && /\s/.test(after),
  };
}

/** Gives the marks between two offsets, in order. Time is linear. */
export function marksOf(text: string, from: number, to: number): Mark[] {
  const marks: Mark[] = [];
  const part = text.slice(from, to);
  let skipUntil = 0;
  for (const match of part.matchAll(markPattern)) {
    const at = match.index;
    if (at < skipUntil) continue;
    const start = from + at;
    const sign = match[0];
    if (part.startsWith("'''", at)) {
      // A single mark and a doubled one: the single is the inner of the two.
      const opens = at === 0 || isBlank(part[at - 1]!);
      const inner = opens ? start + 2 : start;
      const outer = opens ? start : start + 1;
      const nested: Mark = {
        start: inner,
        end: inner + 1,
        family: 'straightSingle',
        canOpen: opens,
        canClose: !opens,
        perhapsApostrophe: false,
      };
      const around: Mark = {
        start: outer,
        end: outer + 2,
        family: 'doubled',
        canOpen: opens,
        canClose: !opens,
        perhapsApostrophe: false,
      };
      marks.push(...(opens ? [around, nested] : [nested, around]));
      skipUntil = at + 3;
      continue;
    }
    const doubled = sign === '``' || (sign === "'" && part[at + 1] === "'");
    const end = start + (doubled ? 2 : 1);
    skipUntil = end - from;
    const around = { before: at === 0 ? '' : part[at - 1]!, after: part[end - from] ?? '' };
    const mark = toMark(text, sign, start, end, doubled, around);
    if (mark) marks.push(mark);
  }
  return marks;
}

function toMark(text: string, sign: string, start: number, end: number, doubled: boolean, around: Around): Mark | undefined {
  if (sign === '``') return { start, end, family: 'doubled', canOpen: true, canClose: false, perhapsApostrophe: false };
  if (doubled) return straight(start, end, 'doubled', around);
  switch (sign) {
    case '“':
      // In German and Czech usage the mark that opens in English closes what „ opened; typed by mistake it closes behind a stop.
      return {
        start,
        end,
        family: 'curly',
        canOpen: !(/[.,!?]/.test(around.before) && /^\s?$/.test(around.after)),
        canClose: around.after === '' || /[\s.,;:!?)]/.test(around.after),
        perhapsApostrophe: false,
      };
    case '„':
      return { start, end, family: 'curly', canOpen: true, canClose: false, perhapsApostrophe: false };
    case '”':
      return {
        start,
        end,
        family: 'curly',
        canOpen: isBlank(around.before) && letter.test(around.after),
        canClose: true,
        perhapsApostrophe: false,
      };
    case '«':
      return { start, end, family: 'guillemet', canOpen: true, canClose: false, perhapsApostrophe: false };
    case '»':
      return { start, end, family: 'guillemet', canOpen: false, canClose: true, perhapsApostrophe: false };
    case '"':
      return straight(start, end, 'straight', around);
    case '‘':
    case '‚':
      return single(text, start, around, true, 'single');
    case '’':
      return single(text, start, around, false, 'single');
    default:
      return single(text, start, around, false, 'straightSingle');
  }
}
