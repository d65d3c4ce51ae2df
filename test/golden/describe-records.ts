/** A record set in few words, one line a record, so that a change of a rule can be read in a diff. */
import type { RecordSet } from '../../src/schema/article.ts';
import type { Evidence } from '../../src/schema/common.ts';

export interface Description {
  readonly actors: readonly string[];
  readonly sources: readonly string[];
  readonly events: readonly string[];
  readonly claims: readonly string[];
  /** How often each rule fired. */
  readonly rules: Readonly<Record<string, number>>;
}

export function describeRecords({ actors, sources, events, claims }: RecordSet, text: string): Description {
  const points = [...text];
  const quote = (evidence: readonly Evidence[]): string =>
    evidence.map(({ start, end }) => points.slice(start, end).join('').replace(/\s+/g, ' ')).join(' … ');
  const rules: Record<string, number> = {};
  for (const rule of [...actors, ...sources, ...events, ...claims].map((record) => record.rule).sort())
    rules[rule] = (rules[rule] ?? 0) + 1;
  return {
    actors: actors.map((actor) =>
      [
        actor.name,
        actor.kind,
        actor.country ?? '-',
        actor.sector ?? '-',
        actor.roles.map(({ title, organisation }) => [title, organisation].filter(Boolean).join(' of ')).join('; '),
        `${actor.mentions.length}×`,
        actor.aliases.join(', '),
      ].join(' | '),
    ),
    sources: sources.map((source) =>
      [source.name, source.kind, source.named ? 'named' : 'unnamed', source.description ?? ''].join(' | '),
    ),
    events: events.map((event) =>
      [
        event.label,
        [event.type, ...event.modes].join('/'),
        event.status,
        event.time?.edtf ?? event.time?.basis ?? '-',
        event.place?.name ?? '-',
        event.contexts.join(','),
        event.about.map(({ name }) => `about ${name}`).join(', '),
      ].join(' | '),
    ),
    claims: claims.map((claim) =>
      [
        claim.chain.map(({ source }) => source.name).join(' ← '),
        [claim.stance, claim.negated && 'negated', claim.hedged && 'hedged', claim.direct && 'direct'].filter(Boolean).join(' '),
        claim.events.map(({ name }) => name).join('; ') || '-',
        quote(claim.evidence),
      ].join(' | '),
    ),
    rules,
  };
}
