/**
 * Reads one sentence with the real syntax and the simplest of mentions, so that a frame's examples test the frame and not the
 * stages before it: every noun and name is an entity, names are states, and nouns are of public life by a list.
 */
import { join } from 'node:path';
import { readEventRules } from '../../../src/lexicon/frame-rules.ts';
import { loadModel } from '../../../src/lexicon/load-model.ts';
import type { Context } from '../../../src/normalise/context.ts';
import type { Attributed, Entity, MentionSpan, Told, TraceEntry } from '../../../src/normalise/document.ts';
import { createFindEvents } from '../../../src/normalise/events/find-events.ts';
import { createSyntax } from '../../../src/normalise/syntax/analyse.ts';
import { parse } from '../../../src/normalise/syntax/parse.ts';
import { NewArticle } from '../../../src/schema/article.ts';

export const dataDirectory = join(import.meta.dirname, '..', '..', '..', 'data');
export const { rules: eventRules, faults: eventFaults } = readEventRules(dataDirectory);
const syntax = createSyntax(loadModel());
const findEvents = createFindEvents(eventRules, ({ rule }) => ({ basis: 'unresolved', rule }));

const people = new Set([
  ...'public forces captive labour police legislature person crowd firm any-place'
    .split(' ')
    .flatMap((id) => [...(eventRules.classes.get(id) ?? [])]),
  ...'gunman baker brewer singer dancer clerk scientist researcher runner striker senator inspector victim minority press bank peacekeeper liberal speaker newspaper station agency navy colonel rival film team side visitor scientist jury mission embassy convoy port base market bridge border palace headquarters civilian witness thief painter author rocket bank fund manager school probe'.split(
    ' ',
  ),
]);
const publicWords = new Set(
  'public forces captive labour police legislature'.split(' ').flatMap((id) => [...(eventRules.classes.get(id) ?? [])]),
);
for (const word of 'soldier colonel reactor convoy spy protester student farmer people gunman navy agency bishop witness candidate villager migrant refugee civilian inspector minority press bank peacekeeper victim poet liberal'.split(
  ' ',
))
  publicWords.add(word);
for (const word of ['team', 'fan', 'crew', 'member', 'home']) publicWords.delete(word);
const privateWords = new Set([
  'doctor',
  'nurse',
  'teacher',
  'driver',
  'player',
  'pilot',
  'farmer',
  'writer',
  'actor',
  'photographer',
  'crew',
]);

function entityOf(lemma: string, name: boolean, personal: boolean): Entity {
  const known = name || (publicWords.has(lemma) && !privateWords.has(lemma));
  return {
    kind: name ? 'country' : personal ? 'person' : 'group',
    name: lemma,
    named: name,
    plural: false,
    aliases: [],
    ...(known && { sector: 'GOV' as const }),
    ...(name && { country: 'NOR' }),
    roles: [],
    mentions: [],
    rule: 'plain',
  };
}

/** The events of a text whose mentions are as plain as can be. */
export function readPlain(text: string, trace?: (entry: TraceEntry) => void): Told {
  const article = NewArticle.parse({ text });
  const blocked = { article, blocks: [{ kind: 'body' as const, start: 0, end: text.length, rule: 'plain' }], byline: [] };
  const context: Context = { lexicon: undefined as never, syntax, ...(trace && { trace }) };
  const parsed = parse(blocked, context, () => []);
  const mentions: MentionSpan[] = [];
  const entities: Entity[] = [];
  const mentionAt = parsed.tokens.map((token) => {
    const nominal = token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON';
    if (!nominal || token.relation === 'flat' || !(token.pos !== 'NOUN' || people.has(token.lemma))) return -1;
    mentions.push({
      start: token.start,
      end: token.end,
      first: token.index,
      last: token.index,
      head: token.index,
      form: 'nominal',
      entity: entities.length,
      rule: 'plain',
    });
    entities.push(
      entityOf(
        token.lemma,
        token.pos === 'PROPN' && token.index > 0 ? true : /^(Norland|Sudmark|Parliament)$/.test(token.text),
        token.pos === 'PRON',
      ),
    );
    return mentions.length - 1;
  });
  const document: Attributed = {
    ...parsed,
    mentions,
    entities,
    mentionAt,
    times: [],
    attributions: [],
    attributionAt: parsed.tokens.map(() => -1),
  };
  return findEvents(document, context);
}
