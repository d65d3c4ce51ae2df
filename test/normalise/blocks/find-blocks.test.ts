import { describe, expect, it } from 'vitest';
import { readBlockRules } from '../../../src/lexicon/block-rules.ts';
import { createFindBlocks } from '../../../src/normalise/blocks/find-blocks.ts';
import { readingText } from '../../../src/normalise/blocks/paragraphs.ts';
import { processorTime } from '../../support/processor-time.ts';

const find = createFindBlocks(readBlockRules(new URL('../../../data', import.meta.url).pathname).rows);
const read = (text: string, headline?: string) =>
  find({ text, language: 'en', storeText: false, ...(headline !== undefined && { headline }) });
const kinds = (text: string, headline?: string) =>
  read(text, headline)
    .blocks.map((block) => block.kind)
    .join(' ');

const lead =
  'Orla’s harbour board voted on Tuesday to close the old swing bridge to lorries, its chairman said after a long session.';
const second = 'The board gave no date, but two members said that the work would begin before the autumn storms set in.';

describe('findBlocks', () => {
  it('tells headline, date-line, body, link and rights apart', () => {
    const text = `Board Closes Bridge to Lorries\n\nPORT ORLA (Nordhavn) — ${lead}\n\n${second}\n\nRead: Five Bridges to See\n\n© 2021 Harbour Post`;
    expect(kinds(text)).toBe('headline dateline body body related boilerplate');
    expect(read(text).dateline).toMatchObject({ place: 'Port Orla', agency: 'Nordhavn' });
  });

  it('reads a lead that is printed twice once', () => {
    const { blocks } = read(`Board Closes Bridge\n\n${lead}\n\n(Nordhavn) — ${lead}\n\n${second}`);
    expect(blocks.map((block) => [block.kind, block.duplicateOf])).toEqual([
      ['headline', undefined],
      ['standfirst', undefined],
      ['dateline', undefined],
      ['body', 1],
      ['body', undefined],
    ]);
  });

  it('finds the second print of a lead in which a word was changed', () => {
    const { blocks } = read(`Board Closes Bridge\n\n${lead}\n\n${lead.replace('long', 'lengthy')}\n\n${second}`);
    expect(blocks[2]?.duplicateOf).toBe(1);
  });

  it('keeps different paragraphs apart', () => {
    expect(read(`${lead}\n\n${second}`).blocks.every((block) => block.duplicateOf === undefined)).toBe(true);
  });

  it.each([
    ['\r\n\r\n', `Board Closes Bridge\r\n\r\n${lead}\r\n\r\n${second}`],
    ['single line ends', `Board Closes Bridge\n${lead}\n${second}`],
    ['carriage returns', `Board Closes Bridge\r${lead}\r${second}`],
    ['paragraph separators', `Board Closes Bridge\u2029${lead}\u2029${second}`],
  ])('takes %s', (_, text) => expect(kinds(text)).toBe('headline body body'));

  const wrap = (text: string) => text.replace(/(.{50,66}) /g, '$1\n');
  it('joins wrapped lines', () => {
    const text = `Board Closes Bridge\n\n${wrap(lead)}\n\n${wrap(second)}`;
    const { blocks } = read(text);
    expect(blocks.map((block) => block.kind)).toEqual(['headline', 'body', 'body']);
    expect(readingText(text, blocks[1]!)).toBe(lead);
  });

  it('joins wrapped lines without blank lines between the paragraphs', () => {
    const text = `${wrap(`${lead} ${second} Nobody else on the board spoke.`)}\n${wrap(`${second} ${lead}`)}`;
    expect(kinds(text)).toBe('body body');
  });

  it('takes a text without line ends as one body', () => {
    expect(kinds(`${lead} ${second}`)).toBe('body');
  });

  it('knows the headline again that was given apart', () => {
    expect(kinds(`Board Closes Bridge.\n\n${lead}\n\n${second}`, 'Board closes bridge')).toBe('headline body body');
    expect(kinds(`${lead}\n\n${second}`, 'Board closes bridge')).toBe('body body');
  });

  it('takes a by-line out', () => {
    const { blocks, byline } = read(`Board Closes Bridge\n\nBy ADA MOOR and Bo van Lind\n\n${lead}\n\n${second}`);
    expect(blocks.map((block) => block.kind)).toEqual(['headline', 'boilerplate', 'body', 'body']);
    expect(byline.map((each) => each.name)).toEqual(['Ada Moor', 'Bo van Lind']);
  });

  it('has a date-line below archive labels', () => {
    expect(kinds(`Board Closes Bridge.\n\nABSTRACT.\n\n${second}\n\nFULL TEXT.\n\nPORT ORLA -- ${lead}`)).toBe(
      'headline boilerplate body boilerplate dateline body',
    );
  });

  it.each(['', ' \n\n\t\n', '\u0000\ufffd', '“', 'x'.repeat(200_000)])('never throws (%#)', (text) => {
    for (const block of read(text).blocks) expect(text.slice(block.start, block.end).trim().length).toBeGreaterThan(0);
  });

  it('is quick on 10,000 paragraphs', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `${lead} (${index})`).join('\n\n');
    const started = processorTime();
    expect(read(text).blocks).toHaveLength(10_000);
    expect(processorTime() - started).toBeLessThan(2_000);
  });
});
