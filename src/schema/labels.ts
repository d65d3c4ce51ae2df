/** Labels: made from an event's fields, never copied text. */
import type { Participant } from './event.ts';
import type { EventType } from './vocabularies.ts';

const names = (participants: readonly Participant[], role: Participant['role']): string =>
  [...new Set(participants.filter((each) => each.role === role).map((each) => each.actor.name))].join(', ');

/** "proposal: Sergei Shoigu → Kim Jong Un", "joint drill: China, North Korea, Russia", "earthquake". */
export function makeLabel(type: EventType, topic: string | undefined, participants: readonly Participant[]): string {
  const actor = names(participants, 'actor');
  const recipient = names(participants, 'recipient');
  const parties = names(participants, 'party');
  const between = actor && recipient ? `${actor} → ${recipient}` : actor || (recipient && `→ ${recipient}`);
  const who = [between, parties].filter(Boolean).join('; ');
  const what = topic ?? type.toLowerCase();
  return who ? `${what}: ${who}` : what;
}

/** What a label says that happened; undefined where that is no more than the type. */
export function topicOf(label: string, type: EventType): string | undefined {
  const what = label.split(': ', 1)[0]!;
  return what === type.toLowerCase() ? undefined : what;
}
