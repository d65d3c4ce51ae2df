/** Where a phrase without a name begins and ends, where the parse takes in what belongs to the verb around it or leaves out its other half. */
import type { Draft, Workspace } from './draft.ts';
import { nounSense } from './nouns.ts';

/** The verb that has a noun as its object or subject, if any. */
function verbOver({ document: { tokens } }: Workspace, head: number) {
  const { relation, head: governor } = tokens[head]!;
  const verb = tokens[relation === 'conj' && tokens[governor]?.pos !== 'VERB' ? (tokens[governor]?.head ?? -1) : governor];
  const taken =
    relation === 'obj' || relation === 'iobj' || relation === 'nsubj:pass' || relation === 'nsubj' || relation === 'conj';
  return verb?.pos === 'VERB' && taken ? verb : undefined;
}

/** Whether "that" after a noun begins what somebody is told ("told the reporters that …") and no clause about them. */
export function beginsTold(workspace: Workspace, that: number): boolean {
  const { document, lookups } = workspace;
  const { tokens } = document;
  const noun = tokens[that - 1];
  if (tokens[that]!.lower !== 'that' || noun === undefined || (noun.pos !== 'NOUN' && noun.pos !== 'PROPN')) return false;
  if (!/^i?obj$/.test(noun.relation) || lookups.word('told-noun').has(noun.lemma)) return false;
  return lookups.word('verb-takes-that').has(tokens[noun.head]?.lemma ?? '');
}

/** The phrase's last token, without what belongs to the verb that has it as its object: "accused the mayor | of having lied". */
function withoutComplement(workspace: Workspace, head: number, last: number): number {
  const { document, lookups } = workspace;
  const { tokens } = document;
  const verb = verbOver(workspace, head);
  if (verb === undefined) return last;
  for (let index = head + 1; index < last; index++) {
    const { pos, lower, tag } = tokens[index]!;
    if (beginsTold(workspace, index)) return index - 1;
    if (tag === 'TO' && lookups.word('verb-takes-infinitive').has(verb.lemma)) return index - 1;
    if (tag === 'WP' || tag === 'WDT' || tag === 'VBD' || tag === 'VBZ') return last;
    if ((pos !== 'ADP' && pos !== 'SCONJ') || !lookups.word(`verb-takes-${lower}`).has(verb.lemma)) continue;
    const next = tokens[index + 1]!;
    if ((lower !== 'of' && lower !== 'from') || next.tag === 'VBG') return index - 1;
  }
  return last;
}

/** Where a phrase ends, without the verb of the clause around it (", alleged …") and without the possessor of what follows ("and Egypt's | president"). */
export function phraseEnd(workspace: Workspace, head: number, last: number): number {
  const { document, lookups } = workspace;
  const { tokens } = document;
  let end = withoutComplement(workspace, head, last);
  if (tokens[end]!.tag === 'POS') {
    let joint = end;
    while (joint > head && tokens[joint]!.pos !== 'CCONJ') joint--;
    if (joint > head) end = joint - 1;
  }
  for (let index = head + 1; index < end; index++) {
    const verb = tokens[index + 1]!;
    if (tokens[index]!.text !== ',' || !/^VB[DN]$/.test(verb.tag) || !lookups.word('speech-verb').has(verb.lemma)) continue;
    if (tokens[index + 2]?.lower !== 'by') end = index - 1;
  }
  while (end > head && tokens[end]!.text === ',') end--;
  return end;
}

/** "Between 100 and 200 people": both numbers belong to the phrase, and the word before them. */
function withRange({ document }: Workspace, first: number, head: number): number {
  const { tokens } = document;
  const before = tokens[first - 1];
  if (tokens[first]!.pos !== 'NUM' || before?.sentence !== tokens[first]!.sentence) return first;
  const joined = tokens.slice(first, head).some((token) => token.lower === 'and' || token.lower === 'to');
  return joined && /^(?:between|from)$/.test(before.lower) ? first - 1 : first;
}

/** Where a phrase begins: with the whole range of its number, and with the other adjective in "American and allied officials". */
export function phraseStart(workspace: Workspace, first: number, head: number): number {
  const { tokens } = workspace.document;
  const joint = tokens[first - 1];
  const other = tokens[first - 2];
  const plural = /S$/.test(tokens[head]!.tag);
  if (first < head && plural && joint?.lower === 'and' && other?.pos === 'ADJ' && other.sentence === tokens[head]!.sentence) {
    const adjective = tokens[first]!.pos === 'ADJ' || tokens[first]!.tag === 'VBN';
    const noun = tokens[first - 3]?.pos === 'AUX';
    if (adjective && !noun) return tokens[first - 3]?.pos === 'DET' ? first - 3 : first - 2;
  }
  return withRange(workspace, first, head);
}

/** "50 women and children": what is counted is both together. Gives the other noun. */
export function countedWith(workspace: Workspace, { first, head, last, plural }: Draft): number | undefined {
  const { tokens } = workspace.document;
  const other = tokens[head + 2];
  if (!plural || last > head + 2 || tokens[head + 1]?.lower !== 'and' || other?.tag !== 'NNS' || other.head !== head)
    return undefined;
  if (!tokens.slice(first, head).some(({ pos }) => pos === 'NUM') || other.sentence !== tokens[head]!.sentence) return undefined;
  const sense = nounSense(workspace, other.index);
  return sense?.kind === 'group' && sense.first === other.index ? other.index : undefined;
}
