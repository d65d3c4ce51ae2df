/** Which format a request asks for: by `format=`, which goes first, or by `Accept` (RFC 9110, 12.5.1). */
import { ProblemError } from '../problems.ts';
import { essence, type Format } from './format.ts';

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangesOf(accept: string): Range[] {
  return accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const quality = parameters.map((each) => /^q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
    return { type, quality: quality === undefined ? 1 : Number(quality) };
  });
}

/** How much a media type is wanted: by the most exact range that fits it. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const fitting = [type, `${type.split('/')[0]}/*`, '*/*'];
  const found = fitting.map((range) => ranges.find((each) => each.type === range)).find((each) => each !== undefined);
  return found?.quality ?? 0;
}

function refuse(asked: string, offered: readonly Format[]): never {
  const list = offered.map((format) => `${essence(format)} (format=${format.name})`).join(', ');
  throw new ProblemError('not-acceptable', `This does not come as ${asked.slice(0, 100)}. It comes as ${list}.`);
}

/** Chooses among the formats on offer; of those that are wanted alike, the first. Throws a 406 problem that lists them. */
export function negotiate(offered: readonly Format[], accept: string | undefined, named: unknown): Format {
  if (named !== undefined) return offered.find(({ name }) => name === named) ?? refuse(String(named), offered);
  if (accept === undefined || accept.trim() === '') return offered[0]!;
  const ranges = rangesOf(accept);
  const qualities = offered.map((format) => qualityOf(essence(format), ranges));
  const best = Math.max(...qualities);
  return best > 0 ? offered[qualities.indexOf(best)]! : refuse(accept, offered);
}

/** Parameters that the format has no room for would be ignored without a word: they are refused. */
export function checkRoom(format: Format, given: Readonly<Record<string, unknown>>): void {
  const parameter = format.refuses.find((name) => given[name] !== undefined);
  if (parameter === undefined) return;
  const detail = `There is no room for \`${parameter}\` in ${format.name}${format.streams ? ', which gives the whole list' : ''}; leave it out.`;
  throw new ProblemError('invalid-parameter', detail, [{ parameter, code: 'invalid-parameter', detail }]);
}
