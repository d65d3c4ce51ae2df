/** Every name of the document: where stretches of capitalised words begin, and what of them is no part of a name. */
import { textOf, type Workspace } from './draft.ts';
import { headRule } from './name-heads.ts';
import { addKnown } from './add-names.ts';
import { namesItself, segment } from './names.ts';
import { isPersonSense, nounSense } from './nouns.ts';
import { runFrom } from './runs.ts';
import { capital } from './token-facts.ts';

const isParty = ({ document, lookups }: Workspace, index: number): boolean => {
  const lower = document.tokens[index]?.lower ?? '';
  return lookups.nominals.get(lower)?.rule.id === 'nominal-party-member' || lower === 'democratic';
};

/** Words that a stretch begins with although they belong to no name: "Republican Senator", "Democratic nominee". */
function skipAdjective(workspace: Workspace, first: number, last: number): number {
  const { document, facts } = workspace;
  const { tokens } = document;
  let start = first;
  while (start <= last && facts.forms.authorityAt[start] === undefined && facts.forms.titleAt[start] === undefined) {
    const { pos } = tokens[start]!;
    const party = isParty(workspace, start);
    const title = party && headRule(workspace, start, last) === undefined;
    const opening = facts.initial(start) && start < last;
    const adverb = opening && (pos === 'ADV' || pos === 'ADP' || (pos === 'ADJ' && isParty(workspace, start + 1)));
    const role = opening && isPersonSense(nounSense(workspace, start)) && headRule(workspace, start, last) === undefined;
    const trade = opening && workspace.lookups.word('trade-noun').has(tokens[start]!.lower);
    if (!title && !adverb && !role && !trade) break;
    start++;
  }
  return start;
}

/** Finds every name of the document, in order. */
export function findNames(workspace: Workspace): void {
  const { document, facts } = workspace;
  for (let index = 0; index < document.tokens.length; index++) {
    const form = facts.forms.authorityAt[index];
    const lowerName = form !== undefined && !capital.test(document.tokens[index]!.text) && namesItself(form);
    if (lowerName) {
      addKnown(workspace, form);
      index = form.last;
      continue;
    }
    if (!facts.canName(index)) continue;
    const run = runFrom(workspace, index);
    const first = skipAdjective(workspace, run.first, run.last);
    if (first <= run.last) segment(workspace, first, run.last);
    index = run.last;
  }
  if (workspace.trace === undefined) return;
  for (const { first, last, rule } of workspace.drafts) {
    const { start } = document.tokens[first]!;
    workspace.trace({
      stage: 'mentions',
      rule,
      start,
      end: document.tokens[last]!.end,
      outcome: 'fired',
      because: `name: ${textOf(workspace, first, last)}`,
    });
  }
}
