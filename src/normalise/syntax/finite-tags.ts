/** Penn tags of the words that are finite by themselves: a past, a present, a modal. */
export const finiteTags: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD']);
