/** How the files are read: the fast reader and the general one agree, and start-up stays short. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFlowRows } from '../../src/lexicon/flow-rows.ts';
import { lexiconFiles, readLexicon } from '../../src/lexicon/load-lexicon.ts';
import { readYamlRows } from '../../src/lexicon/read-rows.ts';
import { lexiconDirectory } from './support.ts';

const plain = (rows: readonly { value: unknown; line: number }[] | undefined) =>
  rows?.map(({ value, line }) => ({ value, line }));

describe('reading rows', () => {
  it.each(Object.values(lexiconFiles).map(([file]) => file))(
    '%s: both readers give the same',
    (file) => {
      const text = readFileSync(join(lexiconDirectory, file), 'utf8');
      const fast = plain(readFlowRows(text, file));
      expect(fast, 'written so that the fast reader takes it').toBeDefined();
      expect(fast).toEqual(plain(readYamlRows(text, file).rows));
    },
    30_000,
  );

  it.each([
    ['a block row', '- id: x\n'],
    ['an anchor', '- {id: &a x}\n'],
    ['a row over two lines', '- {id: x,\n  name: y}\n'],
    ['an escape of anything but a mark', '- {id: "a\\nb"}\n'],
    ['a comment behind a row', '- {id: x} # why\n'],
    ['two fields of one name', '- {id: x, id: y}\n'],
  ])('the fast reader steps back from %s', (_, text) => {
    expect(readFlowRows(text, 'x.yml')).toBeUndefined();
  });

  it('every file of the folder is read by somebody', () => {
    const known = new Set<string>([...Object.values(lexiconFiles).map(([file]) => file), 'times.yml', 'vocabularies.yml']);
    expect(readdirSync(lexiconDirectory).filter((file) => !known.has(file))).toEqual([]);
  });

  it('takes at most 600 ms of processor time', () => {
    const clocked = (work: () => void): number => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    // What takes 100 ms where the bar was set tells the pace of the machine at the moment, which others on it can halve.
    const text = JSON.stringify(
      Array.from({ length: 20_000 }, (_, n) => ({ id: `row-${n}`, words: ['a', 'b'], of: { name: 'Orla', n } })),
    );
    const known = (): void => {
      for (let count = 0; count < 8; count++) JSON.parse(text);
    };
    const times = [1, 2, 3].map(() => [clocked(() => readLexicon(lexiconDirectory)), clocked(known)] as const);
    const least = Math.min(...times.map(([reading]) => reading));
    const pace = Math.max(1, Math.min(...times.map(([, other]) => other)) / 100);
    expect(least / pace).toBeLessThan(600);
  });
});
