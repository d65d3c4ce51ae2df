/** Claims on one event that cannot all be so. */
import { z } from 'zod';
import { Claim } from './claim.ts';
import { EventRef } from './common.ts';

export const disputeFields = ['status', 'time', 'place', 'actor', 'recipient', 'quantity'] as const;
export const DisputeField = z.enum(disputeFields).meta({
  id: 'DisputeField',
  description: 'What claims differ in: whether it happened, when, where, who did it, to whom, or a number.',
});
export type DisputeField = z.infer<typeof DisputeField>;

export const DisputeSide = z
  .object({
    value: z.string().describe('What these claims say, written out.'),
    claims: z.array(z.string()).min(1).describe('Ids of the claims that say it; they stand in `data`.'),
    origins: z.array(z.string()).min(1).describe('Names of their origins.'),
  })
  .meta({ id: 'DisputeSide', description: 'One of the things that are said.' });
export type DisputeSide = z.infer<typeof DisputeSide>;

export const Dispute = z
  .object({
    field: DisputeField,
    unit: z.string().optional().describe('Of a quantity.'),
    sides: z.array(DisputeSide).min(2),
  })
  .meta({ id: 'Dispute', description: 'A field in which claims on one event differ, side by side; never averaged.' });
export type Dispute = z.infer<typeof Dispute>;

export const EventClaims = z
  .object({
    event: EventRef,
    data: z
      .array(Claim)
      .describe('The claims, newest article first; with `dispute=true` only those that are on a side of a dispute.'),
    disputes: z.array(Dispute),
    complete: z.boolean().describe('False where there are more claims than were looked at: the newest 1,000.'),
  })
  .meta({ id: 'EventClaims', description: 'What is claimed of one event, and in what the claims differ.' });
export type EventClaims = z.infer<typeof EventClaims>;
