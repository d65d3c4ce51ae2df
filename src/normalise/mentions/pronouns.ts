/** Pronouns as mentions, without those that stand for nobody ("it is clear that", "the fact that"). */
import { addDraft, type Workspace } from './draft.ts';
import { beginsTold } from './nominal-ends.ts';
import { nounPhrase } from './noun-phrase.ts';

/** "It is clear", "it seems": the verb or the adjective shows that nothing is meant. */
function isExpletive({ document, lookups }: Workspace, index: number): boolean {
  const { tokens } = document;
  const token = tokens[index]!;
  if (token.lower !== 'it') return false;
  if (token.relation === 'expl') return true;
  const adjectives = lookups.word('expletive-adjective');
  const governor = tokens[token.head];
  if (governor === undefined) return false;
  if (lookups.word('expletive-verb').has(governor.lemma) && token.relation === 'nsubj') return true;
  for (let next = index + 1; next < index + 7 && tokens[next]?.sentence === token.sentence; next++) {
    const { pos, lower } = tokens[next]!;
    if (adjectives.has(lower))
      return clauseMark.test(tokens[next + 1]?.lower ?? '') || lookups.word('expletive-always').has(lower);
    if (pos !== 'AUX' && pos !== 'ADV' && pos !== 'PART' && pos !== 'DET' && pos !== 'ADJ') return false;
  }
  return false;
}

/** Words that begin the clause which "it" stands for. */
const clauseMark = /^(?:that|to|whether|if|how|why|when|who|what|for)$/;

/** "A third, who …" and "A third said": the number stands without a noun. */
function isOneMore({ document: { tokens } }: Workspace, index: number): boolean {
  const next = tokens[index + 1];
  if (!/^(?:a|an)$/.test(tokens[index - 1]?.lower ?? '') || next?.sentence !== tokens[index]!.sentence) return false;
  return /^VB[DNZ]$/.test(next.tag) || next.tag === 'MD' || (next.text === ',' && tokens[index - 1]!.text === 'A');
}

const relativeTags: ReadonlySet<string> = new Set(['WP', 'WDT', 'WP$']);

export function findPronouns(workspace: Workspace): void {
  const { document, lookups, owner } = workspace;
  const { tokens } = document;
  for (const token of tokens) {
    const { index, lower, pos, tag } = token;
    const rule = lookups.pronouns.get(lower);
    if (rule === undefined || owner[index]?.form === 'name') continue;
    if (rule.use === 'relative' && (!relativeTags.has(tag) || beginsTold(workspace, index))) continue;
    if (rule.use === 'counting') {
      if (!isOneMore(workspace, index)) continue;
    } else if (rule.use === 'indefinite') {
      const subject =
        /^(?:nsubj|obj|obl|conj|root)/.test(token.relation) &&
        (pos === 'PRON' || pos === 'DET' || pos === 'ADJ' || pos === 'NOUN');
      if (!subject) continue;
    } else if (rule.use !== 'relative' && pos !== 'PRON' && pos !== 'DET') {
      continue;
    }
    if (lower === 'us' && token.text === 'US') continue;
    if (isExpletive(workspace, index)) {
      workspace.trace?.({
        stage: 'mentions',
        rule: rule.id,
        start: token.start,
        end: token.end,
        outcome: 'blocked',
        because: 'stands for nobody here',
      });
      continue;
    }
    const { last } = rule.use === 'indefinite' ? nounPhrase(document, index) : { last: index };
    const first = rule.use === 'counting' ? index - 1 : index;
    addDraft(workspace, {
      first,
      last,
      coreLast: index,
      head: index,
      form: 'pronoun',
      rule: rule.id,
      plural: rule.number === 'plural',
      pronoun: rule,
      ...(rule.gender === 'female' || rule.gender === 'male' ? { gender: rule.gender } : {}),
    });
  }
}
