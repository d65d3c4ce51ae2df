/**
 * A checker for EDTF levels 0 and 1, written from the specification (ISO 8601-2:2019, Library of Congress summary) for the
 * tests: whether a string is valid, and the first and last day that it can mean. Independent of the code under test.
 */

export interface EdtfBounds {
  readonly level: 0 | 1;
  /** Milliseconds of UTC at the beginning of the first day; absent where open or unknown. */
  readonly first?: number;
  /** The same of the last day. */
  readonly last?: number;
  readonly approximate: boolean;
}

const DAY = 86_400_000;

function utc(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function lastOfMonth(year: number, month: number): number {
  return month === 12 ? utc(year + 1, 1, 1) - DAY : utc(year, month + 1, 1) - DAY;
}

function readSingle(text: string): EdtfBounds | undefined {
  const clock = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/.exec(text);
  if (clock) return readSingle(clock[1]!);
  const qualified = /^(.*?)([~?%])?$/.exec(text)!;
  const approximate = qualified[2] !== undefined;
  const plain = qualified[1]!;
  const decade = /^(\d{2})(\dX|XX)$/.exec(plain);
  if (decade) {
    const year = Number(plain.replaceAll('X', '0'));
    return { level: 1, first: utc(year, 1, 1), last: utc(year + (decade[2] === 'XX' ? 99 : 9), 12, 31), approximate };
  }
  const parts = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(plain);
  if (!parts || plain.startsWith('-0000')) return undefined;
  const year = Number(parts[1]);
  const level = approximate || year < 0 ? 1 : 0;
  if (parts[2] === undefined) return { level, first: utc(year, 1, 1), last: utc(year, 12, 31), approximate };
  const month = Number(parts[2]);
  if (parts[3] !== undefined) {
    const day = Number(parts[3]);
    if (month < 1 || month > 12 || day < 1 || utc(year, month, day) > lastOfMonth(year, month)) return undefined;
    return { level, first: utc(year, month, day), last: utc(year, month, day), approximate };
  }
  if (month >= 21 && month <= 24) return { level: 1, first: utc(year, 1, 1), last: utc(year + 1, 3, 31), approximate };
  if (month < 1 || month > 12) return undefined;
  return { level, first: utc(year, month, 1), last: lastOfMonth(year, month), approximate };
}

/** Takes a string, gives its level and bounds; undefined where it is no EDTF of level 0 or 1. */
export function readEdtf(text: string): EdtfBounds | undefined {
  if (!text.includes('/')) return readSingle(text);
  const ends = text.split('/');
  if (ends.length !== 2) return undefined;
  const [from, to] = ends.map((end) =>
    end === '' || end === '..' ? 'none' : end.includes('T') || end.includes('X') ? undefined : readSingle(end),
  );
  if (!from || !to || (from === 'none' && to === 'none')) return undefined;
  if (from === 'none')
    return to === 'none' ? undefined : { level: 1, approximate: to.approximate, ...(to.last !== undefined && { last: to.last }) };
  if (to === 'none') return { level: 1, approximate: from.approximate, ...(from.first !== undefined && { first: from.first }) };
  if (from.first! > to.last!) return undefined;
  return {
    level: from.level === 0 && to.level === 0 ? 0 : 1,
    first: from.first!,
    last: to.last!,
    approximate: from.approximate || to.approximate,
  };
}
