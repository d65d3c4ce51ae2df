/** Titles before names, role nouns and kinds of bodies: rows to entries, and the forms of each. */
import type { Row } from './entries.ts';
import type { FormText } from './form-index.ts';
import type { BodyRow, RoleRow, TitleRow } from './row-schemas.ts';
import type { BodyForm, RoleForm, TitleForm } from './lexicon.ts';
import type { BodyEntry, RoleEntry, TitleEntry } from './types.ts';

export function toBody({ source, ...row }: Row<typeof BodyRow>): BodyEntry {
  return { type: 'body', sourceKind: source, ...row };
}

export function toTitle({ kind, ...row }: Row<typeof TitleRow>): TitleEntry {
  return { type: 'title', titleKind: kind, ...row };
}

export function toRole(row: Row<typeof RoleRow>): RoleEntry {
  return { type: 'role', ...row };
}

/**
 * The plural of a title or noun as English makes it: "agencies", "heads of state", "herdsmen". Rows give the plural of their
 * first form; this is for the other ways to write it.
 */
export function pluralOf(phrase: string): string {
  const [head = phrase, ...rest] = phrase.split(/(?= (?:of|for|in)\b)/i);
  if (/(?:men|people|s)$/.test(head)) return phrase;
  const tail = rest.join('');
  if (/man$/.test(head)) return `${head.slice(0, -3)}men${tail}`;
  if (/[^aeiou]y$/.test(head)) return `${head.slice(0, -1)}ies${tail}`;
  return `${head}${/(?:s|x|ch|sh)$/.test(head) ? 'es' : 's'}${tail}`;
}

/** Variants in both numbers, for an entry that has both. */
const variantForms = (variants: readonly string[]) =>
  variants.flatMap((text) => {
    const plural = pluralOf(text);
    const singular = { text, number: plural === text ? ('plural' as const) : ('singular' as const) };
    return plural === text ? [singular] : [singular, { text: plural, number: 'plural' as const }];
  });

export function bodyForms(bodies: readonly BodyEntry[]): FormText<BodyForm>[] {
  return bodies.flatMap((entry) => {
    const variants =
      entry.plural === undefined
        ? entry.variants.map((text) => ({ text, number: 'singular' as const }))
        : variantForms(entry.variants);
    const plural = entry.plural === undefined ? [] : [{ text: entry.plural, number: 'plural' as const }];
    const all = [{ text: entry.singular, number: 'singular' as const }, ...variants, ...plural];
    return all.map(({ text, number }) => ({ text, form: { entry, text, number } }));
  });
}

/** A title with capitals is found in small letters too: "the prime minister". Abbreviations keep theirs. */
export function titleForms(titles: readonly TitleEntry[]): FormText<TitleForm>[] {
  return titles.flatMap((entry) => {
    const plural = entry.plural ?? pluralOf(entry.name);
    const full = [
      { text: entry.name, number: 'singular' as const },
      ...variantForms(entry.variants),
      { text: plural, number: 'plural' as const },
    ];
    return [
      ...full.map(({ text, number }) => ({ text: text.toLowerCase(), form: { entry, text, number } })),
      ...entry.abbreviations.map((text) => ({
        text,
        form: {
          entry,
          text,
          number: text.endsWith('s.') && text !== 'Mrs.' && text !== 'Ms.' ? ('plural' as const) : ('singular' as const),
        },
      })),
    ];
  });
}

export function roleForms(roles: readonly RoleEntry[]): FormText<RoleForm>[] {
  return roles.flatMap((entry): FormText<RoleForm>[] => {
    if (entry.singular === entry.plural)
      return [entry.singular, ...entry.variants].map((text) => ({ text, form: { entry, text, number: 'either' as const } }));
    const singular = { text: entry.singular, number: 'singular' as const };
    const plural = { text: entry.plural, number: 'plural' as const };
    return [singular, ...variantForms(entry.variants), plural].map(({ text, number }) => ({
      text,
      form: { entry, text, number },
    }));
  });
}
