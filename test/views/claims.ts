/** Claims of several articles on one event, made of the stand-in's lines. */
import type { Claim, Quantity } from '../../src/schema/claim.ts';
import { fakeNormalise } from '../fixtures/fake-normalise.ts';
import { article } from '../fixtures/service.ts';

export const event = { id: 'evt_0000000000000001', name: 'the raid', type: 'ASSAULT', status: 'occurred' } as const;

/** Sources under one id for each name, as resolving leaves them. */
const known = (claim: Claim): Claim =>
  JSON.parse(
    JSON.stringify(claim).replaceAll(
      /"id":"src_\w+","name":"([^"]+)"/g,
      (_, name: string) => `"id":"src_${name}","name":"${name}"`,
    ),
  ) as Claim;

/** One claim for each line, each from a paper of its own. */
export const claimsOf = (...lines: readonly string[]): Claim[] =>
  lines.map((line, index) => {
    const text = `${line}${'\n'.repeat(index)}`;
    const [claim] = fakeNormalise(article(text, { publisher: `Paper ${index}`, headline: `Headline ${index}` })).claims;
    return known({ ...claim!, events: [event], asserted: claim!.asserted.map((asserted) => ({ ...asserted, event })) });
  });

export const withToll = (claim: Claim, value: number, modifier: Quantity['modifier'] = 'exact', unit = 'killed'): Claim => ({
  ...claim,
  asserted: claim.asserted.map((asserted) => ({ ...asserted, quantities: [{ value, unit, modifier, evidence: [] }] })),
});
