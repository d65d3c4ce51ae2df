/**
 * Surnames that the authority has as something else: "Fitch" is the daughter's father, not the rating agency, in an article that
 * names Barnaby Fitch in full. Read before titles are, so that no title takes its state from the agency.
 */
import type { Draft, Workspace } from './draft.ts';
import { wordsOf } from './people.ts';

/** Whether a form says without doubt that a state or its people are meant. */
const isState = ({ forms }: Draft): boolean =>
  forms.some(({ entry, ambiguous }) => !ambiguous && (entry.type === 'country' || entry.type === 'nationality'));

/** Takes the readings as a body or place from names that are the surname of somebody named in full. */
export function giveWayToSurnames(workspace: Workspace): void {
  const surnames = new Set<string>();
  for (const draft of workspace.drafts) {
    if (draft.form !== 'name' || draft.kind !== 'person') continue;
    const words = wordsOf(workspace, draft);
    if (words.length > 1) surnames.add(words.at(-1)!);
  }
  if (surnames.size === 0) return;
  for (const draft of workspace.drafts) {
    if (draft.form !== 'name' || draft.kind !== undefined || draft.coreFirst !== draft.coreLast || draft.adjective) continue;
    if (draft.forms.length === 0 || isState(draft) || workspace.document.tokens[draft.first - 1]?.lower === 'the') continue;
    if (!surnames.has(wordsOf(workspace, draft)[0] ?? '')) continue;
    draft.forms = draft.forms.filter((form) => form.entry.type === 'person');
    draft.person ??= 'likely';
  }
}
