/**
 * The sector of people whose title every sort of body has: a leader of a union is of labour, a chairman of a club of sport. It is
 * read last, when it is known whom "its" and "the club" mean.
 */
import type { Sector } from '../../schema/vocabularies.ts';
import type { Draft, EntityDraft, NounSense, Workspace } from './draft.ts';
import { nounSense } from './nouns.ts';

interface Body {
  readonly sector: Sector;
  readonly entity?: EntityDraft;
}

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
  if (preposition === undefined || !/^(?:of|for|at|with)$/.test(preposition.lower)) return undefined;
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
    const role = entity.roles.find((each) => each.start === workspace.document.tokens[found.first]!.start);
    if (role !== undefined && body.entity?.named) {
      role.organisation ??= body.entity.name;
      if (role.country === undefined && body.entity.country !== undefined) role.country = body.entity.country;
    }
  }
}

function readUnnamed(workspace: Workspace, draft: Draft, entity: EntityDraft): void {
  if (entity.sector !== draft.sector || !workspace.lookups.word('generic-title').has(draft.noun!.noun)) return;
  const body =
    possessorIn(workspace, draft.first, draft.head) ??
    bodyBehind(workspace, draft.head) ??
    bodyBefore(workspace, draft.noun!.first);
  if (body !== undefined) entity.sector = body.sector;
}

/** Gives people the sector of the body that they lead or speak for. */
export function readSectors(workspace: Workspace): void {
  for (const draft of workspace.drafts) {
    const { entity } = draft;
    if (entity === undefined || entity.authority !== undefined) continue;
    if (draft.form === 'name' && entity.kind === 'person') readNamed(workspace, draft, entity);
    else if (draft.form === 'nominal' && draft.kind === 'person' && entity.kind === 'person')
      readUnnamed(workspace, draft, entity);
  }
}
