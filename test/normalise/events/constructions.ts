/** How tests of single constructions read a sentence, and how they write down the events that come of it. */
import type { Told } from '../../../src/normalise/document.ts';
import { readArticle } from '../../../src/normalise/pipeline.ts';
import { NewArticle } from '../../../src/schema/article.ts';
import { theEngine } from '../../support/engine.ts';

/** What stands in a sentence, and events that have to come of it. */
export type Construction = readonly [construction: string, text: string, ...expected: string[]];

/** Reads a text that was published on Monday, 4 September 2023. */
export const readText = (text: string): Told => readArticle(NewArticle.parse({ text, published: '2023-09-04' }), theEngine());

/** "TYPE status role:name, role:name @time", the people in the order of their names. */
export function describeEvents({ events, entities }: Told): string[] {
  return events.map(({ type, status, participants, time }) => {
    const who = participants.map(({ entity, role }) => `${role}:${entities[entity]!.name}`).sort();
    return [`${type} ${status}`, who.join(', '), time?.edtf && `@${time.edtf}`].filter(Boolean).join(' ');
  });
}
