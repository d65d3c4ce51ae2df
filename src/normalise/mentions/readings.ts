/** Whether a capital or another place name stands for a government, by where it stands: the rows of readings, added up. */
import type { Draft, Workspace } from './draft.ts';
import type { CompiledReading } from './lookups.ts';

interface Place {
  readonly relation: string;
  readonly preposition: string;
  readonly governor: string;
  readonly governorTag: string;
}

/** How a name hangs in its sentence: its relation, the preposition before it, and the word that governs both. */
function placeOf({ document }: Workspace, draft: Draft): Place {
  const { tokens, children } = document;
  let head = draft.head;
  let { relation } = tokens[head]!;
  if (relation === 'conj') {
    const first = tokens[tokens[head]!.head];
    const own = (children[head] ?? []).some((child) => tokens[child]!.relation === 'case');
    if (first !== undefined && !own) {
      head = first.index;
      relation = first.relation;
    }
  }
  const marks = (children[head] ?? []).find((child) => tokens[child]!.relation === 'case' && tokens[child]!.pos === 'ADP');
  const before = tokens[draft.first - 1];
  const adjacent = before?.pos === 'ADP' || before?.lower === 'to' ? before.lower : '';
  const according = adjacent === 'to' && tokens[draft.first - 2]?.lower === 'according';
  const governor = tokens[tokens[head]!.head];
  return {
    relation,
    preposition: according ? 'according to' : adjacent || (marks === undefined ? '' : tokens[marks]!.lower),
    governor: governor?.lemma ?? '',
    governorTag: governor?.pos ?? '',
  };
}

function fits({ relations, prepositions, governors, governorTags }: CompiledReading, place: Place): boolean {
  if (relations.size > 0 && !relations.has(place.relation)) return false;
  if (prepositions.size > 0 && !prepositions.has(place.preposition)) return false;
  if (governors.size > 0 && !governors.has(place.governor)) return false;
  if (governorTags.size > 0 && !governorTags.has(place.governorTag)) return false;
  return relations.size + prepositions.size > 0;
}

/** The relation "appos-place": the name of its country or state follows after a comma. */
function countryFollows({ document, owner }: Workspace, draft: Draft): boolean {
  const { tokens } = document;
  const after = owner[draft.coreLast + 2];
  if (tokens[draft.coreLast + 1]?.text !== ',' || after === undefined || after.form !== 'name' || after.adjective) return false;
  const closing = tokens[after.coreLast + 1];
  const country = after.forms.some(({ entry }) => entry.type === 'country' || entry.type === 'region');
  return (
    country &&
    (closing === undefined ||
      closing.sentence !== tokens[draft.head]!.sentence ||
      closing.text === ',' ||
      closing.text === '.' ||
      closing.pos === 'PUNCT')
  );
}

function besideCountry({ document, owner }: Workspace, draft: Draft): boolean {
  const { tokens, children } = document;
  const others = [
    tokens[draft.head]!.relation === 'conj' ? tokens[draft.head]!.head : -1,
    ...(children[draft.head] ?? []).filter((child) => tokens[child]!.relation === 'conj'),
  ];
  return others.some(
    (index) => owner[index]?.forms.some((form) => form.entry.type === 'country' && form.use !== 'capital') ?? false,
  );
}

/** Decides one name, and says why. A row of the headline counts as any other. */
export function readingOf(
  workspace: Workspace,
  draft: Draft,
): { reading: 'government' | 'place'; because: string; rule: string } {
  const place = placeOf(workspace, draft);
  const special = countryFollows(workspace, draft) ? 'appos-place' : besideCountry(workspace, draft) ? 'conj-country' : '';
  let government = 0;
  let locality = 0;
  let best: { rule: string; weight: number } = { rule: 'reading-default', weight: 0 };
  for (const reading of workspace.lookups.readings) {
    const { rule } = reading;
    if (!fits(reading, place) && !(special !== '' && reading.relations.has(special))) continue;
    if (rule.reading === 'government') government += rule.weight;
    else locality += rule.weight;
    if (rule.weight > best.weight) best = { rule: rule.id, weight: rule.weight };
  }
  const reading = government > locality ? 'government' : 'place';
  const { start, end } = {
    start: workspace.document.tokens[draft.coreFirst]!.start,
    end: workspace.document.tokens[draft.coreLast]!.end,
  };
  const because = `${reading}: ${[place.relation, place.preposition, place.governor].filter(Boolean).join(' ')} (${government} to ${locality})`;
  workspace.trace?.({ stage: 'mentions', rule: best.rule, start, end, outcome: 'fired', because });
  return { reading, because, rule: best.rule };
}
