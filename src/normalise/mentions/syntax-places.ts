/** Small questions to the parse that linking asks: what a mention is in its clause, and what stands above it. */
import type { Parsed } from '../document.ts';
import type { Draft, Workspace } from './draft.ts';

const subjects: ReadonlySet<string> = new Set(['nsubj', 'nsubj:pass', 'csubj', 'obl:agent']);

/** The relation that counts for a token: a conjunct has that of its first conjunct, an appositive that of its noun. */
export function effectiveRelation({ tokens }: Pick<Parsed, 'tokens'>, index: number): string {
  let token = tokens[index]!;
  for (let count = 0; count < 5; count++) {
    if (token.relation !== 'conj' && token.relation !== 'appos' && token.relation !== 'flat') break;
    const governor = tokens[token.head];
    if (governor === undefined || governor.pos === 'VERB') break;
    token = governor;
  }
  return token.relation;
}

export const isSubject = (document: Pick<Parsed, 'tokens'>, index: number): boolean =>
  subjects.has(effectiveRelation(document, index));

/** Whether a noun says what somebody is: "is the mayor and head of the board", "is seen as a leader". */
export function isPredicate({ tokens, children }: Pick<Parsed, 'tokens' | 'children'>, index: number): boolean {
  const isSaid = (at: number) =>
    (children[at] ?? []).some(
      (child) =>
        child < at &&
        (tokens[child]!.relation === 'cop' || (tokens[child]!.lower === 'as' && tokens[child]!.relation === 'case')),
    );
  const { relation, head } = tokens[index]!;
  return isSaid(index) || relation === 'xcomp' || (relation === 'conj' && head >= 0 && isSaid(head));
}

/** The weight row for what a mention is in its clause. */
export function salienceRow(document: Pick<Parsed, 'tokens'>, draft: Draft): string {
  if (draft.adjective) return 'salience-modifier';
  const relation = effectiveRelation(document, draft.head);
  if (subjects.has(relation) || relation === 'root' || relation === 'parataxis') return 'salience-subject';
  if (relation === 'obj' || relation === 'iobj') return 'salience-object';
  if (relation === 'nmod:poss') return 'salience-possessor';
  if (relation === 'compound' || relation === 'amod' || relation === 'nmod:desc' || relation === 'flat')
    return 'salience-modifier';
  return 'salience-oblique';
}

/** The verbs above a token, from the nearest outwards, within its sentence. */
export function verbsAbove({ tokens }: Pick<Parsed, 'tokens'>, index: number): number[] {
  const verbs: number[] = [];
  let head = tokens[index]!.head;
  for (let count = 0; head >= 0 && count < 40; count++) {
    const token = tokens[head];
    if (token === undefined) break;
    if (token.pos === 'VERB' || token.pos === 'AUX' || token.relation === 'root') verbs.push(head);
    head = token.head;
  }
  return verbs;
}

/** The mentions that are subjects of a verb, conjuncts included. */
export function subjectsOf({ document, owner }: Pick<Workspace, 'document' | 'owner'>, verb: number): Draft[] {
  const { tokens, children } = document;
  const found: Draft[] = [];
  for (const child of children[verb] ?? []) {
    if (!subjects.has(tokens[child]!.relation)) continue;
    for (const index of [child, ...(children[child] ?? []).filter((other) => tokens[other]!.relation === 'conj')]) {
      const draft = owner[index];
      if (draft !== undefined) found.push(draft);
    }
  }
  return found;
}

/** The arguments of a verb: subjects, objects and phrases with a preposition. */
export function argumentsOf({ document, owner }: Pick<Workspace, 'document' | 'owner'>, verb: number): Draft[] {
  const { tokens, children } = document;
  const found: Draft[] = [];
  for (const child of children[verb] ?? []) {
    if (!/^(?:nsubj|obj|iobj|obl)/.test(tokens[child]!.relation)) continue;
    const draft = owner[child];
    if (draft !== undefined) found.push(draft);
  }
  return found;
}
