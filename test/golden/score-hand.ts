/**
 * `npm run score:hand [-- --misses]`: the engine's events and chains in the samples against what a careful reader expected before
 * any engine had read them (test/golden/hand). An event is found where type and place agree; its fields are scored apart. A claim
 * is found where the whole chain agrees and the content begins there; a source may be named as its record is or as the text prints it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadEngine } from '../../src/engine.ts';
import { normalise } from '../../src/normalise/pipeline.ts';
import type { RecordSet } from '../../src/schema/article.ts';
import type { Claim } from '../../src/schema/claim.ts';
import type { Evidence } from '../../src/schema/common.ts';
import type { MentionedEvent } from '../../src/schema/event.ts';
import { readSamples } from '../support/samples.ts';

const words = z.array(z.coerce.string()).default([]);
const Expected = z.object({
  sample: z.string(),
  events: z.array(
    z.object({
      type: z.string(),
      actors: words,
      recipients: words,
      parties: words,
      status: z.string(),
      time: z.coerce.string().optional(),
      triggers: words,
      optional: z.boolean().default(false),
    }),
  ),
  claims: z.array(
    z.object({ chain: words, stance: z.string(), starts: z.coerce.string(), optional: z.boolean().default(false) }),
  ),
});
type Expected = z.infer<typeof Expected>;

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/^(the|a|an|its|his|her|their) /, '')
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const either = (alternatives: string): string[] => alternatives.split(' | ').map((each) => each.trim());
const agrees = (expected: string, got: string): boolean => either(expected).some((each) => plain(each) === plain(got));
const sameNames = (expected: readonly string[], got: readonly string[]): boolean =>
  expected.length === got.length && expected.every((each) => got.some((name) => agrees(each, name)));

/** Every place of some words in the text, in code points. */
function placesOf(text: string, sought: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = [];
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1))
    places.push({ start: [...text.slice(0, at)].length, end: [...text.slice(0, at + sought.length)].length });
  return places;
}
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

const total = {
  eventsExpected: 0,
  eventsFound: 0,
  eventsGiven: 0,
  eventsRight: 0,
  fields: { participants: 0, status: 0, time: 0, timed: 0 },
  claimsExpected: 0,
  claimsFound: 0,
  claimsGiven: 0,
  claimsRight: 0,
  stance: 0,
};
const misses: string[] = [];

function scoreEvents({ sample, events }: Expected, given: readonly MentionedEvent[], text: string): void {
  const used = new Set<MentionedEvent>();
  for (const expected of events) {
    const places = expected.triggers.flatMap((trigger) => placesOf(text, trigger));
    const match = given
      .filter(
        (event) =>
          !used.has(event) &&
          agrees(expected.type, event.type) &&
          event.mentions.some((mention) => places.some((place) => overlap(mention, place))),
      )
      .sort((a, b) => b.participants.length - a.participants.length)[0];
    if (!expected.optional) total.eventsExpected++;
    if (!match) {
      if (!expected.optional) misses.push(`${sample}  missed event ${expected.type} “${expected.triggers[0]}”`);
      continue;
    }
    used.add(match);
    if (!expected.optional) total.eventsFound++;
    total.eventsRight++;
    const names = (role: string) => match.participants.filter((each) => each.role === role).map(({ actor }) => actor.name);
    if (
      sameNames(expected.actors, names('actor')) &&
      sameNames(expected.recipients, names('recipient')) &&
      sameNames(expected.parties, names('party'))
    )
      total.fields.participants++;
    else
      misses.push(
        `${sample}  parties of ${expected.type} “${expected.triggers[0]}”: ${match.participants.map(({ role, actor }) => `${role} ${actor.name}`).join(', ') || 'none'}, expected actor ${expected.actors} recipient ${expected.recipients} party ${expected.parties}`,
      );
    if (either(expected.status).includes(match.status)) total.fields.status++;
    else
      misses.push(
        `${sample}  status of ${expected.type} “${expected.triggers[0]}”: ${match.status}, expected ${expected.status}`,
      );
    if (expected.time !== undefined) {
      total.fields.timed++;
      if (either(expected.time).includes(match.time?.edtf ?? '')) total.fields.time++;
      else
        misses.push(
          `${sample}  time of ${expected.type} “${expected.triggers[0]}”: ${match.time?.edtf ?? 'none'}, expected ${expected.time}`,
        );
    }
  }
  total.eventsGiven += given.length;
  for (const event of given) if (!used.has(event)) misses.push(`${sample}  spurious event ${event.type} ${event.label}`);
}

/** A statement may stand in several claims, one for each event in it; so claims are not used up. */
function scoreClaims({ sample, claims }: Expected, { claims: given, sources }: RecordSet, text: string): void {
  const points = [...text];
  const printed = new Map(
    sources.map(({ id, name, mentions }) => [id, [name, ...mentions.map(({ start, end }) => points.slice(start, end).join(''))]]),
  );
  const sameChain = (expected: readonly string[], { chain }: Claim) =>
    chain.length === expected.length &&
    expected.every((name, index) => printed.get(chain[index]!.source.id)!.some((each) => agrees(name, each)));
  const begins = (evidence: readonly Evidence[], starts: string) =>
    placesOf(text, starts).some((place) => evidence.some((each) => overlap(place, each)));
  for (const expected of claims.filter(({ optional }) => !optional)) {
    total.claimsExpected++;
    const matches = given.filter(
      (claim) => sameChain(expected.chain, claim) && either(expected.starts).some((starts) => begins(claim.evidence, starts)),
    );
    if (matches.length === 0) misses.push(`${sample}  missed claim ${expected.chain.join(' ← ')} “${expected.starts}”`);
    else total.claimsFound++;
    if (matches.some(({ stance }) => either(expected.stance).includes(stance))) total.stance++;
    else if (matches[0])
      misses.push(
        `${sample}  stance of ${expected.chain.join(' ← ')} “${expected.starts}”: ${matches[0].stance}, expected ${expected.stance}`,
      );
  }
  for (const claim of given) {
    total.claimsGiven++;
    if (claims.some(({ chain }) => sameChain(chain, claim))) total.claimsRight++;
    else
      misses.push(
        `${sample}  chain not expected ${claim.chain.map(({ source }) => source.name).join(' ← ')} “${[...text].slice(claim.evidence[0]!.start, claim.evidence[0]!.start + 50).join('')}”`,
      );
  }
}

const engine = loadEngine();
const folder = join(import.meta.dirname, 'hand');
const samples = new Map(readSamples().map((sample) => [sample.slug, sample]));
for (const name of readdirSync(folder)
  .filter((each) => each.endsWith('.yml'))
  .sort()) {
  const expected = Expected.parse(parse(readFileSync(join(folder, name), 'utf8')));
  const { article } = samples.get(expected.sample)!;
  const records = normalise(article, engine);
  scoreEvents(expected, records.events, article.text);
  scoreClaims(expected, records, article.text);
}
const percent = (part: number, whole: number): string =>
  `${whole ? ((100 * part) / whole).toFixed(1) : '–'} % (${part}/${whole})`;
if (process.argv.includes('--misses')) console.log(`${misses.join('\n')}\n`);
console.log(
  `events: precision ${percent(total.eventsRight, total.eventsGiven)}, recall ${percent(total.eventsFound, total.eventsExpected)}`,
);
console.log(
  `of those found: parties ${percent(total.fields.participants, total.eventsRight)}, status ${percent(total.fields.status, total.eventsRight)}, time ${percent(total.fields.time, total.fields.timed)}`,
);
console.log(
  `claims: chain as expected ${percent(total.claimsRight, total.claimsGiven)}, statements found ${percent(total.claimsFound, total.claimsExpected)}, of those stance ${percent(total.stance, total.claimsFound)}`,
);
