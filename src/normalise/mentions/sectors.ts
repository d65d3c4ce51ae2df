/**
 * The sector of people whose title every sort of body has: a leader of a union is of labour, a chairman of a club of sport. It is
 * read last, when it is known whom "its" and "the club" mean.
 */
import type { Sector } from '../../schema/vocabularies.ts';
import type { Draft, EntityDraft, NounSense, Workspace } from './draft.ts';
import { governs } from './entities.ts';
import { nounSense } from './nouns.ts';
import { isSubject } from './syntax-places.ts';

interface Body {
  readonly sector: Sector;
  readonly entity?: EntityDraft;
}

/** Whether those who head a body speak in office. */
const isState = ({ sector, entity }: Body): boolean => governs(sector) || entity?.sourceKind === 'government';

const bodyOf = (entity: EntityDraft | undefined): Body | undefined =>
  entity?.kind === 'organisation' && entity.sector !== undefined ? { sector: entity.sector, entity } : undefined;

/** Whoever possesses what stands between two tokens: "its leader", "the club's chairman". */
function possessorIn({ document, owner }: Workspace, first: number, last: number): Body | undefined {
  for (let index = first; index < last; index++) {
    const possessive = document.tokens[index]!.tag === 'PRP$' || document.tokens[index + 1]?.tag === 'POS';
    const body = possessive ? bodyOf(owner[index]?.entity) : undefined;
    if (body !== undefined) return body;
  }
  return undefined;
}

/** The body in "leader of the union", "spokesman for the firm". */
function bodyBehind({ document, owner }: Workspace, last: number): Body | undefined {
  const { tokens } = document;
  const preposition = tokens[last + 1];
  if (preposition === undefined || !/^(?:of|for|at|with|from)$/.test(preposition.lower)) return undefined;
  for (let index = last + 2; index < last + 8 && tokens[index]?.sentence === preposition.sentence; index++) {
    const draft = owner[index];
    if (draft !== undefined && draft.head >= index && !draft.adjective) return bodyOf(draft.entity);
    if (!/^(?:DET|ADJ|NOUN|PROPN)$/.test(tokens[index]!.pos)) return undefined;
  }
  return undefined;
}

/** The body that a noun before the title tells of: "company spokesman". */
function bodyBefore(workspace: Workspace, first: number): Body | undefined {
  if (workspace.document.tokens[first - 1]?.pos !== 'NOUN') return undefined;
  const sense: NounSense | undefined = nounSense(workspace, first - 1);
  return sense?.kind === 'organisation' && sense.sector !== undefined ? { sector: sense.sector } : undefined;
}

function readNamed(workspace: Workspace, draft: Draft, entity: EntityDraft): void {
  const generic = workspace.lookups.word('generic-title');
  for (const found of draft.titles) {
    if (!generic.has(found.canonical ?? '') && !generic.has(found.title.toLowerCase())) continue;
    const body =
      bodyOf(found.organisation?.entity) ??
      (draft.first < draft.coreFirst && found.last < draft.coreFirst
        ? possessorIn(workspace, draft.first, found.first)
        : possessorIn(workspace, draft.coreLast + 1, found.first)) ??
      bodyBehind(workspace, found.last) ??
      bodyBefore(workspace, found.first);
    if (body === undefined || (entity.sector !== undefined && entity.sector !== found.sector)) continue;
    entity.sector = body.sector;
    if (!found.past && isState(body)) entity.sourceKind = 'official';
    const role = entity.roles.find((each) => each.start === workspace.document.tokens[found.first]!.start);
    if (role !== undefined && body.entity?.named) {
      role.organisation ??= body.entity.name;
      if (role.country === undefined && body.entity.country !== undefined) role.country = body.entity.country;
    }
  }
}

function readUnnamed(workspace: Workspace, draft: Draft, entity: EntityDraft): void {
  const list = draft.kind === 'organisation' ? 'generic-body' : 'generic-title';
  if (entity.sector !== draft.sector || !workspace.lookups.word(list).has(draft.noun!.noun)) return;
  const body =
    possessorIn(workspace, draft.first, draft.head) ??
    bodyBehind(workspace, draft.head) ??
    bodyBefore(workspace, draft.noun!.first);
  if (body !== undefined) entity.sector = body.sector;
  else if (workspace.lookups.word('speaks-for').has(draft.noun!.noun) && draft.country === undefined) {
    const spokenFor = subjectBefore(workspace, draft);
    if (spokenFor === undefined) delete entity.sector;
    else entity.sector = spokenFor.sector;
  }
}

/** "The brewery closed its doors; a spokesman could not say": for whom he speaks is the subject before. */
function subjectBefore({ document, owner }: Workspace, draft: Draft): Body | undefined {
  const { tokens } = document;
  for (let index = draft.first - 1; index >= 0; index--) {
    if (tokens[draft.head]!.sentence - tokens[index]!.sentence > 1) return undefined;
    const { entity, head } = owner[index] ?? {};
    if (
      head === index &&
      entity?.sector !== undefined &&
      /^(?:organisation|country)$/.test(entity.kind) &&
      isSubject(document, index)
    )
      return { sector: entity.sector };
  }
  return undefined;
}

/** "Ada Moor, who heads the agency": an office that a clause tells of. */
function readClause(workspace: Workspace, draft: Draft, entity: EntityDraft): void {
  const { document, owner, lookups } = workspace;
  const { tokens, children } = document;
  const verb = tokens[tokens[draft.head]!.head];
  if (verb === undefined || !/^VB[PZ]$/.test(verb.tag) || !lookups.word('leads-body').has(verb.lemma)) return;
  const object =
    (children[verb.index] ?? []).find((child) => tokens[child]!.relation === 'obj') ??
    [1, 2].map((step) => owner[verb.index + step]).find((next) => next !== undefined && next.first > verb.index)?.head;
  const body = object === undefined ? undefined : bodyOf(owner[object]?.entity);
  if (object === undefined || body?.entity === undefined || entity.roles.length > 0) return;
  entity.sector ??= body.sector;
  entity.country ??= body.entity.country;
  if (isState(body)) entity.sourceKind = 'official';
  entity.roles.push({
    title: 'head',
    organisation: body.entity.name,
    ...(body.entity.country !== undefined && { country: body.entity.country }),
    start: verb.start,
    end: verb.end,
  });
}

/** Gives people the sector of the body that they lead or speak for. */
export function readSectors(workspace: Workspace): void {
  for (const draft of workspace.drafts) {
    const { entity } = draft;
    if (entity === undefined || entity.authority !== undefined) continue;
    if (entity.kind === 'person' && draft.form === 'name') readNamed(workspace, draft, entity);
    else if (entity.kind === 'person' && draft.pronoun?.use === 'relative') readClause(workspace, draft, entity);
    else if (draft.form === 'nominal' && draft.kind === entity.kind && !entity.named) readUnnamed(workspace, draft, entity);
  }
}
