/** Titles before names, role nouns and kinds of bodies: rows to entries, and the forms of each. */
import type { Row } from './entries.ts';
import type { FormText } from './form-index.ts';
import type { BodyRow, RoleRow, TitleRow } from './row-schemas.ts';
import type { BodyEntry, BodyForm, RoleEntry, RoleForm, TitleEntry, TitleForm } from './types.ts';

export function toBody({ source, ...row }: Row<typeof BodyRow>): BodyEntry {
  return { type: 'body', sourceKind: source, ...row };
}

export function toTitle({ kind, ...row }: Row<typeof TitleRow>): TitleEntry {
  return { type: 'title', titleKind: kind, ...row };
}

export function toRole(row: Row<typeof RoleRow>): RoleEntry {
  return { type: 'role', ...row };
}

export function bodyForms(bodies: readonly BodyEntry[]): FormText<BodyForm>[] {
  return bodies.flatMap((entry) => [
    ...[entry.singular, ...entry.variants].map((text) => ({ text, form: { entry, text, number: 'singular' as const } })),
    ...(entry.plural === undefined
      ? []
      : [{ text: entry.plural, form: { entry, text: entry.plural, number: 'plural' as const } }]),
  ]);
}

/** A title with capitals is found in small letters too: "the prime minister". Abbreviations keep theirs. */
export function titleForms(titles: readonly TitleEntry[]): FormText<TitleForm>[] {
  return titles.flatMap((entry) => {
    const plural = entry.plural ?? `${entry.name}s`;
    return [
      ...[entry.name, ...entry.variants].map((text) => ({
        text: text.toLowerCase(),
        form: { entry, text, number: 'singular' as const },
      })),
      ...entry.abbreviations.map((text) => ({
        text,
        form: {
          entry,
          text,
          number: text.endsWith('s.') && text !== 'Mrs.' && text !== 'Ms.' ? ('plural' as const) : ('singular' as const),
        },
      })),
      { text: plural.toLowerCase(), form: { entry, text: plural, number: 'plural' as const } },
    ];
  });
}

export function roleForms(roles: readonly RoleEntry[]): FormText<RoleForm>[] {
  return roles.flatMap((entry): FormText<RoleForm>[] => {
    if (entry.singular === entry.plural)
      return [entry.singular, ...entry.variants].map((text) => ({ text, form: { entry, text, number: 'either' as const } }));
    return [
      ...[entry.singular, ...entry.variants].map((text) => ({ text, form: { entry, text, number: 'singular' as const } })),
      { text: entry.plural, form: { entry, text: entry.plural, number: 'plural' as const } },
    ];
  });
}
