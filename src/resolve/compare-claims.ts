/**
 * What one version of an article changes in its claims. A claim is the same where all that it says is the same, wherever it
 * stands; it is altered where it tells of the same kind of event and either through the same chain or of the same
 * participants. Records of one article can have other ids in another version, so that all is compared by name.
 */
import type { Claim } from '../schema/claim.ts';
import { type ClaimChanges, type ClaimField, claimFields } from '../schema/version.ts';
import { foldName } from './identity.ts';

type Fields = Readonly<Record<ClaimField, string>>;
interface Compared {
  readonly claim: Claim;
  readonly types: string;
  readonly fields: Fields;
  readonly whole: string;
}

function compared(claim: Claim): Compared {
  const each = <T>(read: (asserted: Claim['asserted'][number]) => T): string => JSON.stringify(claim.asserted.map(read));
  const fields: Fields = {
    chain: JSON.stringify(claim.chain.map(({ source, cue }) => [foldName(source.name), cue])),
    stance: claim.stance,
    negated: String(claim.negated),
    hedged: String(claim.hedged),
    direct: String(claim.direct),
    participants: each(({ participants }) => participants.map(({ actor, role }) => `${role} ${foldName(actor.name)}`).sort()),
    status: each(({ status }) => status),
    time: each(({ time }) => time?.edtf ?? null),
    place: each(({ place }) => place?.name ?? null),
    quantities: each(({ quantities }) => quantities.map(({ value, unit, modifier }) => [value, unit, modifier])),
  };
  const types = JSON.stringify(claim.events.map(({ type }) => type).sort());
  return { claim, types, fields, whole: JSON.stringify([types, fields]) };
}

const changedFields = (before: Compared, after: Compared): ClaimField[] =>
  claimFields.filter((name) => before.fields[name] !== after.fields[name]);

/** Takes out of both lists what they share, one for one. */
function withoutShared(before: readonly Compared[], after: readonly Compared[]): [Compared[], Compared[]] {
  const left = Map.groupBy(after, ({ whole }) => whole);
  const lost = before.filter(({ whole }) => left.get(whole)?.shift() === undefined);
  const remaining = new Set([...left.values()].flat());
  return [lost, after.filter((each) => remaining.has(each))];
}

/** Compares the claims of two versions. Takes them as stored, under whichever ids; gives them as they came. */
export function compareClaims(before: readonly Claim[], after: readonly Claim[]): ClaimChanges {
  const [gone, come] = withoutShared(before.map(compared), after.map(compared));
  const byTypes = Map.groupBy(come, ({ types }) => types);
  const altered: ClaimChanges['altered'] = [];
  const lost: Claim[] = [];
  for (const old of gone) {
    const candidates = byTypes.get(old.types) ?? [];
    const ranked = candidates
      .map((candidate) => ({ candidate, changed: changedFields(old, candidate) }))
      .filter(({ changed }) => !(changed.includes('chain') && changed.includes('participants')))
      .sort((a, b) => a.changed.length - b.changed.length);
    const best = ranked[0];
    if (best === undefined) lost.push(old.claim);
    else {
      altered.push({ before: old.claim, after: best.candidate.claim, changed: best.changed });
      byTypes.set(
        old.types,
        candidates.filter((each) => each !== best.candidate),
      );
    }
  }
  const gained = new Set([...byTypes.values()].flat().map(({ claim }) => claim));
  return { gained: after.filter((claim) => gained.has(claim)), lost, altered };
}
