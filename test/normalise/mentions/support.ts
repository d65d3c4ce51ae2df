/** The engine's first stages for the tests of this folder: blocks, syntax, mentions. */
import { readBlockRules } from '../../../src/lexicon/block-rules.ts';
import { readLexicon } from '../../../src/lexicon/load-lexicon.ts';
import { loadModel } from '../../../src/lexicon/load-model.ts';
import { readMentionRules } from '../../../src/lexicon/mention-rules.ts';
import { createFindBlocks } from '../../../src/normalise/blocks/find-blocks.ts';
import type { Entity, Mentioned, MentionSpan } from '../../../src/normalise/document.ts';
import { createFindMentions } from '../../../src/normalise/mentions/find-mentions.ts';
import { findQuotations } from '../../../src/normalise/quotations/find-quotations.ts';
import { createSyntax } from '../../../src/normalise/syntax/analyse.ts';
import { parse } from '../../../src/normalise/syntax/parse.ts';

const data = new URL('../../../data', import.meta.url).pathname;
const { lexicon } = readLexicon(`${data}/lexicon`);
const context = { lexicon, syntax: createSyntax(loadModel()) };
const findBlocks = createFindBlocks(readBlockRules(data).rows);
export const mentionRules = readMentionRules(data);
const findMentions = createFindMentions(mentionRules.rules);

/** Reads a text as far as its mentions, by these rules or by those that ship. */
export const readMentions = (text: string, published?: string, find = findMentions): Mentioned =>
  find(
    parse(findBlocks({ text, language: 'en', storeText: false, ...(published && { published }) }), context, findQuotations),
    context,
  );

export const surface = ({ article }: Mentioned, { start, end }: MentionSpan): string =>
  article.text.slice(start, end).replace(/\s+/g, ' ');

/** The mention whose words, or whose head, stand at the nth place (from 1) where a text has these words. */
export function mentionOf(document: Mentioned, words: string): { mention?: MentionSpan; entity?: Entity } {
  const [text = '', nth = '1'] = words.split('#');
  const pattern = new RegExp(`(?<![\\p{L}\\d-])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'gu');
  const places = [...document.article.text.replace(/\n/g, ' ').matchAll(pattern)];
  const place = places[Number(nth) - 1];
  if (place === undefined) throw new Error(`no ${words} in the text`);
  const end = place.index + text.length;
  const token = document.tokens.findLast((each) => each.start < end && each.end <= end + 1 && each.start >= place.index);
  const exact = document.mentions.find((each) => each.start === place.index && each.end === end);
  const mention = exact ?? document.mentions[document.mentionAt[token?.index ?? -1] ?? -1];
  const entity = mention?.entity === undefined ? undefined : document.entities[mention.entity];
  return { ...(mention && { mention }), ...(entity && { entity }) };
}

/** One row of cases.yml. */
export interface Case {
  id: string;
  text: string;
  published?: string;
  links?: Record<string, string>;
  open?: string[];
  spans?: string[];
  entities?: string[];
  never?: string[];
  members?: Record<string, string[]>;
  notMentions?: string[];
}

/** What a case expects and the engine does not give, in words. */
export function faultsOf(expected: Case): string[] {
  const document = readMentions(expected.text, expected.published);
  const faults: string[] = [];
  for (const [words, name] of Object.entries(expected.links ?? {})) {
    const { entity, mention } = mentionOf(document, words);
    if (entity?.name !== name)
      faults.push(`${words} → ${entity?.name ?? `open (${mention?.because ?? 'no mention'})`}, not ${name}`);
  }
  for (const words of expected.open ?? []) {
    const { entity } = mentionOf(document, words);
    if (entity !== undefined) faults.push(`${words} → ${entity.name}, not open`);
  }
  const surfaces = document.mentions.map((mention) => surface(document, mention));
  for (const span of expected.spans ?? [])
    if (!surfaces.includes(span)) faults.push(`no mention “${span}” in ${JSON.stringify(surfaces)}`);
  for (const wanted of expected.entities ?? []) {
    const [name, kind, ...fields] = wanted.split('|').map((part) => part.trim());
    const entity = document.entities.find((each) => each.name === name);
    const shown: Record<string, unknown> = { ...entity };
    if (entity === undefined || entity.kind !== kind)
      faults.push(`no ${kind} ${name}: ${entity?.kind ?? document.entities.map((each) => each.name).join('; ')}`);
    for (const field of fields) {
      const [key = '', value] = field.split('=');
      if (String(shown[key]) !== value) faults.push(`${name}: ${key} is ${String(shown[key])}, not ${value}`);
    }
  }
  for (const name of expected.never ?? [])
    if (document.entities.some((each) => each.named && each.name === name)) faults.push(`${name} is no entity`);
  for (const [words, names] of Object.entries(expected.members ?? {})) {
    const members = mentionOf(document, words).entity?.members?.map((index) => document.entities[index]!) ?? [];
    const found = members.map((member) => (names.includes(member.name) ? member.name : member.country));
    if (found.join() !== names.join()) faults.push(`${words} has ${found.join() || 'no members'}, not ${names.join()}`);
  }
  for (const words of expected.notMentions ?? []) {
    const start = document.article.text.indexOf(words);
    if (document.mentions.some((mention) => mention.start === start)) faults.push(`${words} is no mention`);
  }
  return faults;
}
