/** What somebody without a name is called in the records: the words of the phrase, without what only this sentence says of him. */
import { type Draft, type EntityDraft, textOf, type Workspace } from './draft.ts';
import { capital } from './token-facts.ts';

/** Whoever possesses a phrase, in few words: an entity without a name by its noun alone. */
function shortNameOf(workspace: Workspace, holder: EntityDraft): string {
  const phrase = holder.drafts[0];
  if (holder.named || phrase?.form !== 'nominal') return holder.name;
  return textOf(workspace, phrase.coreFirst, phrase.coreLast);
}

/** Whether the name of a phrase goes without what begins here: a clause, a participle, a time ("led by …", "on Monday"). */
function leftOutOfName({ document, owner, lookups }: Workspace, draft: Draft, index: number): boolean {
  const { tokens } = document;
  const { lower, text, tag, relation } = tokens[index]!;
  if (/^(?:[;:—–()"“”]|--|''|``|who|whom|whose|which|that)$/.test(lower)) return true;
  if (text === ',') return draft.kind === 'person' || draft.kind === 'organisation' || owner[index + 1]?.form !== 'name';
  if ((tag === 'VBN' || tag === 'VBG') && relation.startsWith('acl')) return true;
  if (tokens[index]!.pos !== 'ADP' || index === draft.head) return false;
  const next = tokens[index + 1];
  const isTime = (word: string): boolean => lookups.word('weekday').has(word) || lookups.word('month').has(word);
  if (next !== undefined && isTime(next.lower)) return capital.test(next.text);
  const governor = tokens[tokens[index]!.head];
  return governor !== undefined && lookups.word('time-noun').has(governor.lemma) && governor.index > index && lower !== 'of';
}

/** What a phrase is called: its words without the article, and with the name of whoever possesses it. */
export function nameOf(workspace: Workspace, draft: Draft): string {
  const { document, owner, lookups, lexicon } = workspace;
  const { tokens } = document;
  let first = draft.first;
  let before = '';
  const opening = tokens[first]!;
  if (opening.tag === 'PRP$' || opening.tag === 'WP$') {
    const { entity } = owner[first] ?? {};
    // "Its minister, whose government": the state's government.
    const state = opening.tag === 'WP$' && entity?.kind === 'person' ? draft.country : undefined;
    const holder =
      (state && lookups.word('one-to-a-state').has(draft.noun!.noun) && lexicon.countriesByCode.get(state)) || entity;
    const name = holder === undefined ? '' : 'drafts' in holder ? shortNameOf(workspace, holder) : holder.name;
    before = holder === undefined ? `${opening.lower} ` : `${name}${name.endsWith('s') ? '’' : '’s'} `;
    first++;
  } else if (/^(?:the|a|an|this|that|these|those|such)$/.test(opening.lower) && first < draft.head) first++;
  let last = draft.head;
  for (let index = draft.head + 1; index <= draft.last && index - draft.head < 14; index++) {
    if (leftOutOfName(workspace, draft, index)) break;
    last = index;
  }
  return before + textOf(workspace, first, last);
}
