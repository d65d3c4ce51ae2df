/** The authority file that linking starts from: how much of each sort there is, and that no identifier is given twice. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dataFolder } from '../../src/project.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly country?: string;
  readonly sector?: string;
  readonly form?: string;
  readonly aliases?: readonly string[];
  readonly wikidataId?: string;
  readonly role?: string;
  readonly from?: number;
  readonly to?: number;
}
const rows = (file: string): Row[] => parse(readFileSync(join(dataFolder, 'lexicon', `${file}.yml`), 'utf8')) as Row[];
const [organisations, media, people, countries] = ['organisations', 'media', 'office-holders', 'countries'].map(rows) as [
  Row[],
  Row[],
  Row[],
  Row[],
];

/** Bodies by what they are; a ministry is one by its name. */
const sorts: Readonly<Record<string, readonly Row[]>> = {
  'intelligence and police agencies': organisations.filter(({ sector }) => sector === 'SPY' || sector === 'COP'),
  ministries: organisations.filter(
    ({ sector, name }) => ['GOV', 'MIL'].includes(sector ?? '') && /minist|department/i.test(name),
  ),
  'alliances and bodies of states': organisations.filter(({ sector }) => sector === 'IGO'),
  'armed groups': organisations.filter(({ sector }) => sector === 'REB'),
  'news organisations': media,
};

describe('the authority file', () => {
  it.each([
    ['intelligence and police agencies', 100],
    ['ministries', 60],
    ['alliances and bodies of states', 300],
    ['armed groups', 300],
    ['news organisations', 500],
  ] as const)('has %s: at least %i', (sort, least) => {
    expect(sorts[sort]!.length).toBeGreaterThanOrEqual(least);
    expect(new Set(sorts[sort]!.map(({ id }) => id)).size).toBe(sorts[sort]!.length);
  });

  it('has at least three hundred of them together that go by another name too', () => {
    const all = new Set(Object.values(sorts).flat());
    expect(all.size).toBeGreaterThanOrEqual(1_500);
    expect([...all].filter(({ aliases }) => (aliases ?? []).length > 0).length).toBeGreaterThanOrEqual(300);
  });

  it('knows since when its office holders hold their offices', () => {
    const dated = people.filter(({ role, from }) => role !== undefined && from !== undefined);
    expect(dated.length).toBeGreaterThanOrEqual(1_000);
    for (const { id, from, to } of dated) expect((to ?? from)! >= from!, id).toBe(true);
  });

  it('gives Wikidata ids to states and a few others, each once', () => {
    const ids = [...organisations, ...media, ...people, ...countries].flatMap(({ wikidataId }) => wikidataId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(270);
    for (const id of ids) expect(id).toMatch(/^Q[1-9]\d*$/);
  });
});
