/**
 * Examples of the records, as the document shows them: what one sentence gives, "Norway and Peru signed a fishing agreement on
 * Tuesday, Reuters reported, citing two officials.", published by an invented paper on 2024-03-06. A test holds them to their
 * schemas, and their hashes to that sentence.
 */
import type { Actor } from '../schema/actor.ts';
import type { Article } from '../schema/article.ts';
import type { ChangeEntry } from '../schema/change.ts';
import type { Claim } from '../schema/claim.ts';
import type { Evidence, Mention, Time } from '../schema/common.ts';
import type { EventCounts } from '../schema/counts.ts';
import type { Event } from '../schema/event.ts';
import type { Job, JobItem } from '../schema/job.ts';
import type { Source } from '../schema/source.ts';

export const sentence = 'Norway and Peru signed a fishing agreement on Tuesday, Reuters reported, citing two officials.';

const articleId = 'art_8s1v5k3n0q7xw2dc';
const updated = '2024-03-06T09:00:00.000Z';

const at = (start: number, end: number, quoteSha256: string): Evidence => ({ article: articleId, start, end, quoteSha256 });
const reuters = at(55, 62, '57703519391cb64bf2b647d6bb05ec25cb79d0fbe3bb17ea4080fe7cd0e8b129');
const officials = at(80, 93, '34cc8c355fb54a3d359ba4c46256182b1718352696cc82f355f9398d35c204d0');
const citing = at(73, 79, '3bf885e7f8bc84d52b64f495d66edfa64bfdb1ac17bd90511f07110b174c0ed9');
const reported = at(63, 71, '8e752bb9817c063245abbe06c58903236866f4ef3934a3d68ce059e06345e67c');
const norwayStands = at(0, 6, 'bea54a349795017db7e863500429c8ba0c78b89855d73f9c82dfd92cb7c2d748');
const whole = at(0, 53, '0348b861d7224c3811a9688f1e18b783c513899c1855ee6dc1cf6bb0f8203f38');

const paper = { id: 'src_4d7m2t9b6k1fzq3h', name: 'Harbour Post', kind: 'publisher', named: true } as const;
const agency = { id: 'src_0p6r8y2v5n3jxw9c', name: 'Reuters', kind: 'newsAgency', named: true } as const;
const twoOfficials = { id: 'src_9h3k5s7d1f8gq2mz', name: 'two officials', kind: 'official', named: false } as const;
const norway = { id: 'act_6b2n4m8v0c5xz1kj', name: 'Norway', kind: 'country', country: 'NOR' } as const;
const peru = { id: 'act_1q3w5e7r9t2y4p6s', name: 'Peru', kind: 'country', country: 'PER' } as const;

const time: Time = {
  edtf: '2024-03-05',
  earliest: '2024-03-05',
  latest: '2024-03-05',
  basis: 'stated',
  reason: 'the Tuesday before publication',
  evidence: [at(43, 53, '3c4903860bb99e50fcc46381a61b5583eaabd8a25b8ddcbfecb7213510903c0f')],
};
const parties = [norway, peru].map((actor) => ({ actor, role: 'party' as const }));

const article: Article = {
  id: articleId,
  headline: 'Norway and Peru agree on fish',
  publisher: paper,
  byline: [],
  published: { edtf: '2024-03-06', earliest: '2024-03-06', latest: '2024-03-06', basis: 'stated', evidence: [] },
  language: 'en',
  rights: { textRedistributable: false },
  text: { sha256: '0c505b63c6f563929bb907d39fa1dbad41df5d2ae93eed7d21944fd447c285c6', length: 94, stored: false },
  blocks: [{ kind: 'body', start: 0, end: 94 }],
  version: 1,
  pubStatus: 'usable',
  pipeline: { name: 'whence', version: '0.1.0' },
  counts: { sources: 3, actors: 4, events: 1, claims: 1 },
  updated,
};

const source: Source = {
  ...agency,
  actor: { id: 'act_7u9i1o3p5a2s4d6f', name: 'Reuters', kind: 'organisation', country: 'GBR' },
  country: 'GBR',
  rule: 'mentions/authority',
  mergedFrom: [],
  updated,
  counts: { claims: 1, asOrigin: 0, asRelay: 1 },
};

const actor: Actor = {
  ...norway,
  named: true,
  aliases: ['Oslo'],
  roles: [],
  wikidataId: 'Q20',
  rule: 'mentions/authority',
  mergedFrom: [],
  updated,
  counts: { articles: 1, events: 1, asActor: 1, asRecipient: 0 },
};

const event: Event = {
  id: 'evt_2z4x6c8v0b1n3m5k',
  label: 'fishing agreement: Norway, Peru',
  type: 'AGREE',
  modes: [],
  contexts: ['economic', 'natural_resource'],
  quad: 'verbal-cooperation',
  cameo: { root: '05', code: '057', mapping: 'exact' },
  status: 'occurred',
  participants: parties,
  time,
  about: [],
  intensity: 4,
  rule: 'events/sign-agreement',
  corroboration: {
    articles: 1,
    publishers: 1,
    origins: 1,
    independentOrigins: 1,
    method: 'origins-of-chains-1',
    collapsedBecause: [],
  },
  mergedFrom: [],
  updated,
};

/** The same, had the sentence said where. */
export const eventOnMap: Event = {
  ...event,
  place: { name: 'Bergen', kind: 'city', country: 'NOR', lat: 60.4, lon: 5.3, precision: 'city', evidence: [] },
};

const eventRef = { id: event.id, name: event.label, type: event.type, status: event.status };

const claim: Claim = {
  id: 'clm_5g7h9j1k3l2q4w6e',
  article: { id: articleId, name: 'Norway and Peru agree on fish', publisher: 'Harbour Post', published: '2024-03-06' },
  chain: [
    { source: paper, rule: 'article/publisher', evidence: [] },
    { source: agency, cue: 'report', rule: 'attributions/postposed', evidence: [reuters, reported] },
    { source: twoOfficials, cue: 'cite', rule: 'attributions/citing', evidence: [officials, citing] },
  ],
  origin: twoOfficials,
  stance: 'asserts',
  negated: false,
  hedged: false,
  direct: false,
  events: [eventRef],
  asserted: [{ event: eventRef, status: 'occurred', time, participants: parties, quantities: [] }],
  rule: 'attributions/citing',
  evidence: [whole],
  updated,
};

const change: ChangeEntry = { seq: 1042, at: updated, resource: 'claims', id: claim.id, change: 'created' };

const job: Job = {
  id: 'job_5d8c1e0b7a9f4c2e8b6d3a10',
  state: 'finished',
  created: updated,
  finished: '2024-03-06T09:00:01.200Z',
  items: { total: 12, waiting: 0, created: 9, corrected: 1, renewed: 0, known: 1, failed: 1, canceled: 0 },
};
const jobItem: JobItem = { position: 0, state: 'created', article: { id: articleId, name: 'Norway and Peru agree on fish' } };

const mention: Mention = { ...norwayStands, rule: 'mentions/authority' };

const counts: EventCounts = {
  by: 'type',
  total: 42,
  buckets: [
    { key: 'CONSULT', name: 'CONSULT', count: 29, url: '/v1/events?status=occurred&type=CONSULT' },
    { key: 'AGREE', name: 'AGREE', count: 13, url: '/v1/events?status=occurred&type=AGREE' },
  ],
  more: false,
};

/** Examples by component. */
export const examples: Readonly<Record<string, unknown>> = {
  Article: article,
  Source: source,
  Actor: actor,
  Event: event,
  Claim: claim,
  Mention: mention,
  Evidence: norwayStands,
  EventCounts: counts,
  ChangeEntry: change,
  Job: job,
  JobItem: jobItem,
};
