/** Examples of event rows: a sentence in which the actor stands in [A …], the recipient in [R …], parties in [P …]. */
import type { Told } from '../../../src/normalise/document.ts';
import type { ParticipantRole } from '../../../src/schema/vocabularies.ts';

export interface Example {
  readonly text: string;
  readonly roles: readonly { readonly role: ParticipantRole; readonly start: number; readonly end: number }[];
}

const roleOf = { A: 'actor', R: 'recipient', P: 'party' } as const;

/** Takes the marks out and keeps where they were. */
export function readExample(marked: string): Example {
  const roles: { role: ParticipantRole; start: number; end: number }[] = [];
  let text = '';
  let at = 0;
  for (const found of marked.matchAll(/\[([ARP]) ([^\]]+)\]/g)) {
    text += marked.slice(at, found.index);
    roles.push({ role: roleOf[found[1] as 'A' | 'R' | 'P'], start: text.length, end: text.length + found[2]!.length });
    text += found[2];
    at = found.index + found[0].length;
  }
  return { text: text + marked.slice(at), roles };
}

/** Whether a role in a reading is the one that an example wants; whoever does alone what takes two is its actor. */
const isRole = (wanted: ParticipantRole, got: ParticipantRole): boolean =>
  wanted === got || (wanted === 'party' && got === 'actor');

/** What is wrong with a reading of an example of a row; empty where nothing is. */
export function faultsOf(told: Told, example: Example, rule: string): string[] {
  const event = told.events.find((each) => each.rule === rule);
  if (!event) return [`not found (found: ${told.events.map((each) => each.rule).join(', ') || 'nothing'})`];
  const heads = event.participants.map(({ mention, role }) => ({
    role,
    head: told.tokens[told.mentions[mention ?? -1]?.head ?? -1],
  }));
  return example.roles
    .filter(
      ({ role, start, end }) =>
        !heads.some((each) => isRole(role, each.role) && each.head && each.head.start >= start && each.head.end <= end),
    )
    .map(({ role, start, end }) => {
      const has = heads.map((each) => `${each.role} ${each.head?.text}`).join(', ') || 'nobody';
      return `no ${role} "${example.text.slice(start, end)}" (has ${has})`;
    });
}
