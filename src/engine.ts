/** Loads everything the stages need from data/ and puts the engine together. Takes about a second; made once per thread. */
import { fileURLToPath } from 'node:url';
import { readBlockRules } from './lexicon/block-rules.ts';
import { readAttributionRules } from './lexicon/cue-rules.ts';
import { readEventRules } from './lexicon/frame-rules.ts';
import { readLexicon } from './lexicon/load-lexicon.ts';
import { loadModel } from './lexicon/load-model.ts';
import { readMentionRules } from './lexicon/mention-rules.ts';
import { formatFaults } from './lexicon/read-rows.ts';
import { readRecordWords } from './lexicon/record-rules.ts';
import { readTimeRules } from './lexicon/time-rules.ts';
import { createFindAttributions } from './normalise/attributions/find-attributions.ts';
import { createFindBlocks } from './normalise/blocks/find-blocks.ts';
import { createFindEvents } from './normalise/events/find-events.ts';
import { createFindMentions } from './normalise/mentions/find-mentions.ts';
import type { Engine } from './normalise/pipeline.ts';
import { findQuotations } from './normalise/quotations/find-quotations.ts';
import { createMakeRecords } from './normalise/records/make-records.ts';
import { createSyntax } from './normalise/syntax/analyse.ts';
import { createFindTimes } from './normalise/times/find.ts';
import { resolveTime } from './normalise/times/resolve.ts';

/** Where the data lies, from the sources as from the built files. */
export const dataDirectory = fileURLToPath(new URL('../data/', import.meta.url));

/** Throws one error with every fault in the data: file, line and remedy. */
export function loadEngine(directory: string = dataDirectory): Engine {
  const { lexicon, faults: lexiconFaults } = readLexicon(`${directory}/lexicon`);
  const blocks = readBlockRules(directory);
  const mentions = readMentionRules(directory);
  const attributions = readAttributionRules(directory);
  const events = readEventRules(directory);
  const records = readRecordWords(directory);
  const read = [blocks, mentions, attributions, events, records];
  const faults = [...lexiconFaults, ...read.flatMap((each) => each.faults)];
  if (faults.length > 0) throw new Error(`The data has ${faults.length} faults:\n${formatFaults(faults)}`);
  return {
    lexicon,
    syntax: createSyntax(loadModel()),
    findBlocks: createFindBlocks(blocks.rows),
    findQuotations,
    findMentions: createFindMentions(mentions.rules),
    findTimes: createFindTimes(readTimeRules(directory)),
    findAttributions: createFindAttributions(attributions.rules),
    findEvents: createFindEvents(events.rules, resolveTime),
    makeRecords: createMakeRecords(records.words),
  };
}
