/** What a noun means as the head of a phrase: from the titles and roles of the lexicon, then from the rows of nominals. */
import type { NounSense, Workspace } from './draft.ts';

const personal: ReadonlySet<string> = new Set(['official', 'expert', 'person']);

function titleSense({ facts, document }: Workspace, last: number): NounSense | undefined {
  const found = facts.forms.titleEnding.get(last);
  const form = found?.forms[0];
  if (found === undefined || form === undefined) return undefined;
  const { entry } = form;
  if (entry.titleKind === 'honorific') return undefined;
  const plural = form.number === 'plural';
  const role = facts.forms.roleEnding.get(last)?.forms[0]?.entry;
  return {
    rule: entry.id,
    kind: plural ? 'group' : 'person',
    plural,
    ...(entry.sector && { sector: entry.sector }),
    sourceKind: entry.official ? 'official' : (role?.kind ?? 'person'),
    title: entry,
    ...(role && { role }),
    noun: plural ? document.tokens[last]!.lemma : entry.name.toLowerCase(),
    first: found.first,
  };
}

function roleSense({ facts, lookups }: Workspace, last: number): NounSense | undefined {
  const found = facts.forms.roleEnding.get(last);
  const form = found?.forms[0];
  if (found === undefined || form === undefined) return undefined;
  const { entry } = form;
  const refers = lookups.nominals.get(entry.singular)?.rule.refers;
  const plural = form.number === 'plural' || entry.singular === entry.plural;
  const collective = plural || lookups.nominals.get(entry.singular)?.rule.kind === 'group';
  const kind = entry.kind === 'organisation' ? 'organisation' : collective ? 'group' : 'person';
  return {
    rule: entry.id,
    kind,
    plural,
    ...(entry.sector !== 'UNK' && { sector: entry.sector }),
    sourceKind: entry.kind,
    role: entry,
    noun: entry.singular,
    first: found.first,
    ...(refers && { refers }),
  };
}

/** Bodies that every state has: "foreign ministry", "parliament". */
function bodySense({ facts, lookups }: Workspace, last: number): NounSense | undefined {
  const found = facts.forms.bodyEnding.get(last);
  const form = found?.forms[0];
  if (found === undefined || form === undefined) return undefined;
  const { sector, sourceKind, singular, id } = form.entry;
  const refers = lookups.nominals.get(singular)?.rule.refers;
  return {
    rule: id,
    kind: 'organisation',
    plural: form.number === 'plural',
    sector,
    sourceKind,
    ...(refers && { refers }),
    noun: singular,
    first: found.first,
  };
}

function nominalSense({ lookups, document }: Workspace, last: number): NounSense | undefined {
  const { tokens } = document;
  const token = tokens[last]!;
  let first = last;
  let found = lookups.nominals.get(token.lower);
  if (lookups.longNominals.has(token.lower)) {
    let words = token.lower;
    for (let index = last - 1; index >= last - 3 && tokens[index]?.sentence === token.sentence; index--) {
      words = `${tokens[index]!.lower} ${words}`.replace(/ (?='s)/g, '');
      const longer = lookups.nominals.get(words);
      if (longer !== undefined) {
        found = longer;
        first = index;
      }
    }
  }
  if (found === undefined) return undefined;
  const { rule, plural, noun } = found;
  const kind = plural && rule.kind === 'person' ? 'group' : rule.kind;
  return {
    rule: rule.id,
    kind,
    plural,
    ...(rule.sector && { sector: rule.sector }),
    ...(rule.sourceKind && { sourceKind: rule.sourceKind }),
    ...(rule.refers && { refers: rule.refers }),
    nominal: rule,
    noun,
    first,
  };
}

/** A noun for people that no list has, by its ending. */
function suffixSense({ lookups, document }: Workspace, last: number): NounSense | undefined {
  const { lower, lemma, tag } = document.tokens[last]!;
  if (lower.length < 6) return undefined;
  for (const suffix of lookups.word('person-suffix')) {
    if (!lemma.endsWith(suffix)) continue;
    const plural = tag === 'NNS' || tag === 'NNPS';
    return { rule: 'person-suffix', kind: plural ? 'group' : 'person', plural, sourceKind: 'person', noun: lemma, first: last };
  }
  return undefined;
}

const lexiconSenses = [titleSense, bodySense, roleSense];

/** The sense with more words; of equals the first. */
function longer(first: NounSense | undefined, other: NounSense | undefined): NounSense | undefined {
  return other !== undefined && (first === undefined || other.first < first.first) ? other : first;
}

/** Rows for these kinds come before the lexicon's roles, which know people and bodies only. */
const ownKinds: ReadonlySet<string> = new Set(['country', 'document', 'place', 'event']);

/** The sense of the longest words that end at a token, or none. The lexicon's titles and roles come before most rows. */
export function nounSense(workspace: Workspace, last: number): NounSense | undefined {
  const own = nominalSense(workspace, last);
  let best = own !== undefined && ownKinds.has(own.kind) ? own : undefined;
  for (const read of lexiconSenses) best = longer(best, read(workspace, last));
  return longer(best, own) ?? suffixSense(workspace, last);
}

export const isPersonSense = (sense: NounSense | undefined): sense is NounSense =>
  sense !== undefined &&
  !sense.plural &&
  (sense.title !== undefined || personal.has(sense.role?.kind ?? '') || sense.kind === 'person');

/** The gender that a noun for somebody tells: "his daughter", "the club's chairman". */
export function genderByNoun({ lookups, document }: Workspace, head: number): 'female' | 'male' | undefined {
  const { lower } = document.tokens[head]!;
  if (lookups.word('female-noun').has(lower)) return 'female';
  return lookups.word('male-noun').has(lower) ? 'male' : undefined;
}
