/** The faults that only show when all authority files lie side by side: claims on one form, unknown codes, stray marks. */
import { formKey, type MarksById, strayMarks } from './authority-forms.ts';
import type { FormText } from './form-index.ts';
import type { AuthorityForm } from './lexicon.ts';
import type { AuthorityEntry, Fault } from './types.ts';

const at = ({ file, line }: AuthorityEntry): Pick<Fault, 'file' | 'line'> => ({ file, line });

function sameIds(entries: readonly AuthorityEntry[]): Fault[] {
  const first = new Map<string, AuthorityEntry>();
  return entries.flatMap((entry): Fault[] => {
    const before = first.get(entry.id);
    if (before === undefined) {
      first.set(entry.id, entry);
      return [];
    }
    if (before.file === entry.file && before.line !== entry.line) return [];
    return [
      {
        ...at(entry),
        problem: `id \`${entry.id}\` is taken by ${before.file}:${before.line}`,
        remedy: 'give each row an id of its own',
      },
    ];
  });
}

function unknownCodes(entries: readonly AuthorityEntry[]): Fault[] {
  const known = new Set(entries.flatMap((entry) => (entry.type === 'country' && !entry.former ? [entry.country] : [])));
  return entries.flatMap((entry): Fault[] => {
    const terms = entry.type === 'person' ? entry.terms.map((term) => term.country) : [];
    const codes = new Set([entry.country, ...terms].filter((code) => code !== undefined));
    return [...codes]
      .filter((code) => !known.has(code))
      .map((code) => ({
        ...at(entry),
        problem: `country \`${code}\` is in no row of countries.yml`,
        remedy: 'use an ISO 3166-1 alpha-3 code, or XKX',
      }));
  });
}

function twoOfOneCode(entries: readonly AuthorityEntry[]): Fault[] {
  const first = new Map<string, AuthorityEntry>();
  return entries.flatMap((entry): Fault[] => {
    if (entry.type !== 'country' || entry.former) return [];
    const before = first.get(entry.country);
    if (before === undefined) {
      first.set(entry.country, entry);
      return [];
    }
    return [
      {
        ...at(entry),
        problem: `${entry.country} stands on line ${before.line} already`,
        remedy: 'keep one row for each state; set `former: true` on a past one',
      },
    ];
  });
}

/** A capital is a form of its country and of the city made from the same row: one claim, not two. */
const claimant = (entry: AuthorityEntry): string => `${entry.file}:${entry.line}`;

function claimedTwice(forms: readonly FormText<AuthorityForm>[]): Fault[] {
  const byKey = new Map<string, AuthorityForm[]>();
  for (const { text, form } of forms) {
    if (form.use === 'surname') continue;
    const key = formKey(text);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [form]);
    else list.push(form);
  }
  return [...byKey.values()].flatMap((claims): Fault[] => {
    if (new Set(claims.map((form) => claimant(form.entry))).size < 2) return [];
    return claims
      .filter((form) => !form.ambiguous && !(form.entry.type === 'city' && form.entry.capital))
      .map((form) => {
        const other = claims.find((claim) => claimant(claim.entry) !== claimant(form.entry))?.entry ?? form.entry;
        const remedy = `add \`ambiguous: [${form.text}]\` to the row, or take the form out of one of the two`;
        return {
          ...at(form.entry),
          problem: `“${form.text}” is claimed by ${other.file}:${other.line} (${other.name}) too`,
          remedy,
        };
      });
  });
}

function likeWords(forms: readonly FormText<AuthorityForm>[], commonWords: ReadonlySet<string>): Fault[] {
  return forms.flatMap(({ text, form }): Fault[] => {
    const acronym = text === text.toUpperCase();
    if (form.ambiguous || form.use === 'surname' || acronym || !commonWords.has(text.toLowerCase())) return [];
    const remedy = `add \`ambiguous: [${text}]\` to the row, or take the form out`;
    return [{ ...at(form.entry), problem: `“${text}” is a common word too`, remedy }];
  });
}

function stray(entries: readonly AuthorityEntry[], marks: MarksById): Fault[] {
  return entries.flatMap((entry) =>
    strayMarks(entry, marks.get(entry.id) ?? []).map((form) => ({
      ...at(entry),
      problem: `“${form}” is marked ambiguous but is no form of the row`,
      remedy: 'correct the mark, or add the form to the aliases',
    })),
  );
}

/** All faults across files. Takes every entry with its marks of ambiguity and the forms made from them. */
export function checkLexicon(
  entries: readonly AuthorityEntry[],
  marks: MarksById,
  forms: readonly FormText<AuthorityForm>[],
  commonWords: ReadonlySet<string>,
): Fault[] {
  return [
    ...sameIds(entries),
    ...twoOfOneCode(entries),
    ...unknownCodes(entries),
    ...stray(entries, marks),
    ...claimedTwice(forms),
    ...likeWords(forms, commonWords),
  ];
}
