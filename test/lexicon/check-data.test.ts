/** The check of all data: clean on what ships, and seen to fail on each kind of file. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkData } from '../../src/cli/check-data/checks.ts';
import { formatFaults } from '../../src/lexicon/read-rows.ts';
import { dataDirectory } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'data-'));
cpSync(dataDirectory, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

const first = (inFolder: string): string =>
  `${inFolder}/${
    readdirSync(join(folder, inFolder))
      .filter((name) => /\.(yml|md)$/.test(name))
      .sort()[0]
  }`;

function spoil(file: string, from: RegExp, to: string): void {
  const path = join(folder, file);
  const sound = readFileSync(path, 'utf8');
  expect(sound, file).toMatch(from);
  writeFileSync(path, sound.replace(from, to));
}
const faultsIn = (directory: string): string => formatFaults(checkData(directory).faults);

/** One break to a file, and how the fault of it is told. */
const breaks = [
  ['lexicon/cities.yml', /country: /, 'contry: ', /^lexicon\/cities\.yml:\d+: unknown field `contry`; remove it/m],
  [
    'lexicon/vocabularies.yml',
    /^ {4}AGREE: .*$/m,
    '    AGREE: [x]',
    /^lexicon\/vocabularies\.yml:\d+: event-types\.terms\.AGREE: /m,
  ],
  ['lexicon/times.yml', /^- id: (\S+)/m, '- id: Not An Id', /^lexicon\/times\.yml:\d+: id: /m],
  ['rules/times/dates.yml', /op: \w+/, 'op: nothing', /^rules\/times\/dates\.yml:\d+: .*the form does not fit/m],
  ['rules/blocks/bylines.yml', /gives: \w+/, 'gives: nothing', /^rules\/blocks\/bylines\.yml:\d+: `gives` is not one of/m],
  ['rules/mentions/words.yml', /reason: /, 'raeson: ', /^rules\/mentions\/words\.yml:\d+: unknown field `raeson`/m],
  [
    'rules/attributions/speech-verbs.yml',
    /stance: \w+/,
    'stance: shrugs',
    /^rules\/attributions\/speech-verbs\.yml:\d+: `stance` is not/m,
  ],
  ['rules/events/aid.yml', /type: AID/, 'type: HELP', /^rules\/events\/aid\.yml:\d+: `type` is not one of/m],
  ['rules/events/words.yml', /id: drafts/, 'id: drift', /^rules\/events\/words\.yml:\d+: `id` is not one of the known values/m],
  ['rules/events/figures.yml', /unit: USD, /, '', /^rules\/events\/figures\.yml:\d+: .*it is not one of a value, a unit/m],
  ['rules/records/words.yml', /\[appear, /, '[seem, ', /^rules\/records\/words\.yml:\d+: `words`: a word stands in it twice/m],
  ['model/sentence-words.yml', /reason: /, 'raeson: ', /^model\/sentence-words\.yml:\d+: unknown field `raeson`/m],
  [
    'samples/bank-of-japan-rates.md',
    /^published: .*$/m,
    'published: some day',
    /^samples\/bank-of-japan-rates\.md:\d+: `published`: /m,
  ],
  ['samples/council-swing-bridge.md', /^headline: .*$/m, 'headline: [x]', /^samples\/council-swing-bridge\.md:2: headline: /m],
  [
    'samples/derna-flood-warnings.md',
    /^publisher: .*$/m,
    'publisher: "x',
    /^samples\/derna-flood-warnings\.md:\d+: not valid YAML/m,
  ],
] as const;

describe('the check of all data', () => {
  it('finds nothing wrong with what ships', () => {
    const { counts, faults } = checkData(dataDirectory);
    expect(formatFaults(faults)).toBe('');
    for (const kind of [
      'countries',
      'frames',
      'block rules',
      'mention rules',
      'attribution rules',
      'time rules',
      'samples',
      'articles',
    ])
      expect(counts[kind], kind).toBeGreaterThan(0);
  });

  it('tells of faults in every kind of file at once, each with file, line and remedy', () => {
    for (const [file, from, to] of breaks) spoil(file, from, to);
    const article = first('articles');
    const sound = readFileSync(join(folder, article), 'utf8');
    spoil(article, /kind: body/, 'kind: belly');
    const told = faultsIn(folder);
    for (const [, , , fault] of breaks) expect(told).toMatch(fault);
    expect(told).toMatch(/^articles\/\S+\.yml:\d+: `article\.blocks\.\d+\.kind` is not one of/m);
    for (const line of told.split('\n')) expect(line).toMatch(/^\S+\.(yml|md):\d+: .+; .+/);
    writeFileSync(join(folder, article), sound);
  });

  it('finds references of a curated article that lead nowhere', () => {
    spoil(first('articles'), /^ {2}publisher: .*$/m, '  publisher: src-nobody');
    const told = faultsIn(folder);
    expect(told).toMatch(/^articles\/\S+\.yml:\d+: no record has the handle `src-nobody`; correct the reference/m);
    expect(Number(/:(\d+): no record/.exec(told)?.[1])).toBeGreaterThan(1);
  });
}, 60_000);
