/**
 * What must hold of every expression, whenever it was published and however its clause looks: valid EDTF of level 0 or 1,
 * bounds that agree with it, nothing invented where there is nothing to count from.
 */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTimeRules } from '../../../src/lexicon/time-rules.ts';
import { createFindTimes } from '../../../src/normalise/times/find.ts';
import { resolveTime } from '../../../src/normalise/times/resolve.ts';
import type { ResolvedTime, Tense, TimeContext, TimeExpression } from '../../../src/normalise/times/types.ts';
import { readEdtf } from './edtf.ts';

const rules = readTimeRules(fileURLToPath(new URL('../../../data', import.meta.url)));
const findTimes = createFindTimes(rules);
const texts = rules.rules.flatMap((rule) => [
  ...rule.examples.map((example) => example.text.replace(/[[\]]/g, '')),
  ...rule.counter,
]);
const expressions = texts.flatMap((text) => findTimes(text).map((expression) => ({ text, expression })));
const tenses: readonly Tense[] = ['past', 'present', 'future', 'unknown'];
const published = [
  '2023-09-04',
  '2024-02-29',
  '1999-12-31',
  '2020-01-01',
  '2016-11-08T23:59:59-05:00',
  '2024-12-30',
  '2021-01-03',
  '2000-03-01',
];
const reference: ResolvedTime = {
  edtf: '2019-05-17',
  earliest: '2019-05-17',
  latest: '2019-05-17',
  basis: 'stated',
  rule: 'test',
};
const vague: ResolvedTime = { edtf: '2019', earliest: '2019-01-01', latest: '2019-12-31', basis: 'stated', rule: 'test' };

const contexts: readonly TimeContext[] = tenses.flatMap((tense) => [
  { tense },
  { tense, reference },
  ...published.flatMap((day) => [
    { tense, published: day },
    { tense, published: day, reference },
    { tense, published: day, reference: vague, hemisphere: 'south' as const },
  ]),
]);

const DAY = 86_400_000;
const instant = (text: string): number =>
  Date.parse(`${text.startsWith('-') ? text.replace(/^-(\d{4})/, '-00$1') : text}`.slice(0, text.startsWith('-') ? 13 : 10));

/** What is wrong with a resolved time; nothing where all is well. */
function faultsOf(time: ResolvedTime, context: TimeContext): string[] {
  if (time.basis === 'unresolved')
    return [
      ...(time.reason ? [] : ['no reason']),
      ...(time.edtf || time.earliest || time.latest ? ['unresolved with a time'] : []),
    ];
  const faults: string[] = [];
  const bounds = time.edtf === undefined ? undefined : readEdtf(time.edtf);
  if (!bounds) return [`not EDTF: ${time.edtf}`];
  const first = time.earliest === undefined ? undefined : instant(time.earliest);
  const last = time.latest === undefined ? undefined : instant(time.latest);
  if (Number.isNaN(first) || Number.isNaN(last)) return ['not ISO'];
  if (first !== undefined && last !== undefined && first > last) faults.push('ends before it begins');
  const slack = bounds.approximate ? 5 * 366 * DAY : 0;
  if (bounds.first !== undefined && (first === undefined || first < bounds.first - slack)) faults.push('begins before its EDTF');
  if (bounds.last !== undefined && (last === undefined || last > bounds.last + slack)) faults.push('ends after its EDTF');
  const season = /-2[1-4]$/.test(time.edtf ?? '');
  if (
    !bounds.approximate &&
    !season &&
    bounds.first !== undefined &&
    bounds.last !== undefined &&
    (first !== bounds.first || last !== bounds.last)
  )
    faults.push('bounds are not those of its EDTF');
  const now = context.published === undefined ? undefined : instant(context.published);
  if (bounds.first === undefined && first !== undefined && first !== now)
    faults.push('an open beginning has a first day that is not that of publication');
  if (bounds.last === undefined && last !== undefined && last !== now)
    faults.push('an open end has a last day that is not that of publication');
  if (time.basis === 'inferred' && !time.reason) faults.push('inferred without a reason');
  return faults;
}

const show = (text: string, expression: TimeExpression): string =>
  `«${text.slice(expression.start, expression.end)}» ${expression.rule}`;

describe('every resolved time', () => {
  it('agrees with itself and is valid EDTF', () => {
    const faults = new Set<string>();
    for (const { text, expression } of expressions)
      for (const context of contexts) {
        const time = resolveTime(expression, context);
        for (const fault of faultsOf(time, context))
          faults.add(
            `${show(text, expression)} ${context.published ?? 'no date'} ${context.tense}: ${fault} ${JSON.stringify(time)}`,
          );
      }
    expect(expressions.length).toBeGreaterThan(350);
    expect([...faults]).toEqual([]);
  });

  it('is never inferred from nothing', () => {
    const inferred = expressions.filter(({ expression }) =>
      tenses.some((tense) => resolveTime(expression, { tense }).basis === 'inferred'),
    );
    expect(inferred.map(({ text, expression }) => show(text, expression))).toEqual([]);
  });

  it('does not change with the publication date where it is stated', () => {
    const changing = expressions.filter(({ expression }) => {
      if (expression.form.op === 'part' && /earlier|later/.test(expression.form.part)) return false;
      const alone = resolveTime(expression, { tense: 'unknown' });
      return (
        alone.basis === 'stated' &&
        published.some((day) => resolveTime(expression, { tense: 'unknown', published: day }).edtf !== alone.edtf)
      );
    });
    expect(changing.map(({ text, expression }) => show(text, expression))).toEqual([]);
  });

  it('lies not after publication where a weekday or month is past', () => {
    for (const { expression } of expressions) {
      if (expression.form.op !== 'weekday' || expression.form.anchor || expression.form.which === 'next') continue;
      for (const day of published)
        expect(instant(resolveTime(expression, { tense: 'past', published: day }).latest!)).toBeLessThanOrEqual(instant(day));
    }
  });
});

describe('finding', () => {
  it('gives expressions in order, without overlaps, inside the range', () => {
    const text = texts.join('\n\n');
    const found = findTimes(text);
    found.forEach((expression, index) => {
      expect(expression.start).toBeLessThan(expression.end);
      if (index > 0) expect(expression.start).toBeGreaterThanOrEqual(found[index - 1]!.end);
    });
    const from = text.indexOf('\n\n', 500) + 2;
    const to = text.indexOf('\n\n', 3000);
    expect(findTimes(text, { start: from, end: to })).toEqual(
      found.filter((expression) => expression.start >= from && expression.end <= to),
    );
  });

  it('holds on any mixture of its own words', () => {
    const words = [...rules.classes.values()].flatMap((row) =>
      row.phrases
        .slice(0, 4)
        .map((phrase) => phrase.elements.map((element) => (element.kind === 'slot' ? '' : element.text)).join(' ')),
    );
    let state = 20230904;
    const next = (most: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % most;
    };
    const glue = [' ', ' ', ' ', '-', ', ', '. ', "'s ", '/', ':', '\n'];
    const faults: string[] = [];
    for (let round = 0; round < 400; round += 1) {
      let text = '';
      for (let index = 0; index < 30; index += 1)
        text += (next(3) === 0 ? String(next(2100)) : words[next(words.length)]!) + glue[next(glue.length)]!;
      const capital = text.replace(/(^|[ -])([a-z])/g, (whole, before: string, letter: string) =>
        next(2) ? before + letter.toUpperCase() : whole,
      );
      for (const expression of findTimes(capital))
        for (const context of contexts.slice(0, 12))
          for (const fault of faultsOf(resolveTime(expression, context), context))
            faults.push(`${show(capital, expression)}: ${fault} ${JSON.stringify(resolveTime(expression, context))}`);
    }
    expect(faults.slice(0, 10)).toEqual([]);
  });
});
