/** Several people or states taken together as one entity with members: "they" after two who met, "both countries". */
import type { Draft, EntityDraft, Workspace } from './draft.ts';
import { createEntity, type EntityStore } from './entities.ts';
import { argumentsOf, subjectsOf } from './syntax-places.ts';

/** "They" after two people who met: these two, as one entity with two members. */
export function pairAbove(workspace: Workspace, store: EntityStore, draft: Draft): EntityDraft | undefined {
  const { document, lookups } = workspace;
  const { tokens } = document;
  const verb = tokens[draft.head]!.head;
  if (verb < 0 || !lookups.word('reciprocal-verb').has(tokens[verb]!.lemma)) return undefined;
  if (!/^(?:when|as|after|before|while|where|since|until|once|if)$/.test(tokens[draft.head - 1]?.lower ?? '')) return undefined;
  for (const upper of new Set([verbBefore(workspace, draft.head - 1), tokens[verb]!.head])) {
    if (upper < 0) continue;
    const entities = new Set(argumentsOf(workspace, upper).map((other) => other.entity));
    const persons = [...entities].filter(
      (entity): entity is EntityDraft =>
        entity !== undefined && !entity.plural && (entity.kind === 'person' || entity.kind === 'country'),
    );
    if (persons.length === 2 && persons[0]!.kind === persons[1]!.kind) return pairOf(store, persons);
  }
  return undefined;
}

/** The nearest verb with a subject before a token of the same sentence, or −1. */
function verbBefore(workspace: Workspace, from: number): number {
  const { tokens } = workspace.document;
  for (let index = from - 1; index >= 0 && from - index < 20 && tokens[index]!.sentence === tokens[from]!.sentence; index--) {
    if (tokens[index]!.pos === 'VERB' && subjectsOf(workspace, index).length > 0) return index;
  }
  return -1;
}

/** "X warned Orla and Lima, which held their exercise": two named together, of whom the clause around a pronoun tells. */
export function pairBetween(
  { document }: Workspace,
  store: EntityStore,
  history: readonly Draft[],
  draft: Draft,
  candidate: EntityDraft,
): EntityDraft | undefined {
  const { tokens, children } = document;
  for (let index = history.length - 1; index > 0; index--) {
    const [left, right] = [history[index - 1]!, history[index]!];
    if (tokens[right.head]!.sentence !== tokens[draft.head]!.sentence || right.entity === candidate) return undefined;
    const joined =
      tokens[right.head]!.relation === 'conj' &&
      tokens[right.head]!.head === left.head &&
      children[left.head]!.filter((child) => tokens[child]!.relation === 'conj').length === 1 &&
      tokens[left.head]!.relation !== 'conj';
    const [one, other] = [left.entity, right.entity];
    const told = tokens[right.coreLast + 1]?.text === ',' && /^(?:which|who)$/.test(tokens[right.coreLast + 2]?.lower ?? '');
    if (!told) continue;
    if (joined && one !== undefined && other?.kind === one.kind && left.form === 'name' && right.form === 'name')
      return pairOf(store, [one, other]);
  }
  return undefined;
}

/** The entity that several make together; the same one each time. */
export function pairOf(store: EntityStore, members: EntityDraft[]): EntityDraft {
  const known = store.all.find(
    (entity) => entity.members?.length === members.length && members.every((member) => entity.members?.includes(member)),
  );
  const names = members.map((member) => member.name);
  const name = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return known ?? createEntity(store, { kind: 'group', name, named: false, plural: true, rule: 'members', members });
}
