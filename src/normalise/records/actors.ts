/** Entities that can act become actors: every named one, and unnamed ones that take part in an event or say something. */
import type { MentionedActor } from '../../schema/actor.ts';
import type { ActorKind } from '../../schema/vocabularies.ts';
import type { Entity, Told } from '../document.ts';
import { makeId } from './identity.ts';
import type { Publisher } from './publisher.ts';
import { type Actors, actorRef, type Workshop } from './workshop.ts';

const actorKinds: ReadonlySet<string> = new Set<ActorKind>(['person', 'organisation', 'country', 'group']);

export const canAct = (entity: Entity): entity is Entity & { kind: ActorKind } => actorKinds.has(entity.kind);

function makeActor(workshop: Workshop, entity: Entity & { kind: ActorKind }, index: number): MentionedActor {
  const { document, anchors } = workshop;
  const roles = new Map(
    entity.roles.map(({ title, organisation, country }) => [
      `${title}|${organisation ?? ''}|${country ?? ''}`,
      { title, ...(organisation && { organisation }), ...(country && { country }) },
    ]),
  );
  const mentions = entity.mentions.flatMap((index) => anchors.mention(document.mentions[index]!));
  return {
    id: makeId('act', ...workshop.entityKeys[index]!),
    name: entity.name,
    kind: entity.kind,
    named: entity.named,
    aliases: [...new Set(entity.aliases)].filter((alias) => alias !== entity.name).sort(),
    ...(entity.country && { country: entity.country }),
    ...(entity.sector && { sector: entity.sector }),
    roles: [...roles.values()],
    rule: entity.rule,
    mergedFrom: [],
    counts: { articles: 1, events: 0, asActor: 0, asRecipient: 0 },
    mentions: mentions.sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** Entities that unnamed actors are made of only because somebody uses them. */
function findUsed(document: Told): ReadonlySet<number> {
  const participants = document.events.flatMap((event) => event.participants.map(({ entity }) => entity));
  const sources = document.attributions.flatMap(({ sourceEntity }) => (sourceEntity === undefined ? [] : [sourceEntity]));
  return new Set([...participants, ...sources]);
}

/** All actors of the article. An entity with the publisher's authority key is the publisher. */
export function makeActors(workshop: Workshop, publisher: Publisher): Actors {
  const used = findUsed(workshop.document);
  const byEntity = new Map<number, MentionedActor>();
  const byId = new Map<string, MentionedActor>([[publisher.actor.id, publisher.actor]]);
  workshop.document.entities.forEach((entity, index) => {
    if (!canAct(entity) || entity.mentions.length === 0 || !(entity.named || used.has(index))) return;
    const made = makeActor(workshop, entity, index);
    const known = byId.get(made.id);
    const record = known
      ? { ...made, mentions: [...known.mentions, ...made.mentions], ...(known === publisher.actor && { name: known.name }) }
      : made;
    byId.set(record.id, record);
    byEntity.set(index, record);
  });
  return {
    records: [...byId.values()],
    refOf: (entity) => {
      const record = byEntity.get(entity);
      return record && actorRef(byId.get(record.id) ?? record);
    },
  };
}
