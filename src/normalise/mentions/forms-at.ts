/** The lexicon's forms by the tokens at which they stand. */
import type { AuthorityForm, BodyForm, FormIndex, FormMatch, Lexicon, RoleForm, TitleForm } from '../../lexicon/types.ts';
import { readingText } from '../blocks/paragraphs.ts';
import type { Parsed } from '../document.ts';

export interface FormAt<F> {
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
  readonly forms: readonly F[];
}

export interface FormsAt {
  readonly authorityAt: readonly (FormAt<AuthorityForm> | undefined)[];
  readonly titleAt: readonly (FormAt<TitleForm> | undefined)[];
  readonly roleAt: readonly (FormAt<RoleForm> | undefined)[];
  readonly bodyEnding: ReadonlyMap<number, FormAt<BodyForm>>;
  /** 1 for every token inside a form of the authority. */
  readonly inAuthority: Uint8Array;
  /** Titles and roles by their last token. */
  readonly titleEnding: ReadonlyMap<number, FormAt<TitleForm>>;
  readonly roleEnding: ReadonlyMap<number, FormAt<RoleForm>>;
}

/** "the House" stands for a body, but "the House of Vane" may be another: the article aside, the longest form counts. */
function withoutArticle<F>(index: FormIndex<F>, text: string, match: FormMatch<F>): FormMatch<F> {
  if (!/^the\s/.test(match.text)) return match;
  const start = match.start + match.text.search(/\s\S/) + 1;
  const longer = index.matchAt(text, start);
  return longer !== undefined && longer.end > match.end ? longer : { ...match, start };
}

/** Puts matches on tokens; a match that begins or ends inside a token is none. */
function onTokens<F>(document: Parsed, index: FormIndex<F>): (FormAt<F> | undefined)[] {
  const { tokens, sentences, blocks, article } = document;
  const at: (FormAt<F> | undefined)[] = new Array<FormAt<F> | undefined>(tokens.length);
  let sentence = 0;
  while (sentence < sentences.length) {
    const block = sentences[sentence]!.block;
    let token = sentences[sentence]!.first;
    while (sentence < sentences.length && sentences[sentence]!.block === block) sentence++;
    const end = sentence < sentences.length ? sentences[sentence]!.first : tokens.length;
    const span = blocks[block]!;
    const text = readingText(article.text, span);
    for (const match of index.matches(text)) {
      const placed = place(withoutArticle(index, text, match), span.start);
      if (placed !== undefined) at[placed.first] = placed;
    }
    function place(match: FormMatch<F>, shift: number): FormAt<F> | undefined {
      const from = match.start + shift;
      const to = match.end + shift;
      while (token < end && tokens[token]!.start < from) token++;
      if (token >= end || tokens[token]!.start !== from) return undefined;
      let last = token;
      while (last < end && tokens[last]!.end < to) last++;
      return last < end && tokens[last]!.end === to ? { first: token, last, forms: match.forms } : undefined;
    }
  }
  return at;
}

const byEnd = <F>(at: readonly (FormAt<F> | undefined)[]): Map<number, FormAt<F>> => {
  const ends = new Map<number, FormAt<F>>();
  for (const form of at) if (form !== undefined) ends.set(form.last, form);
  return ends;
};

export function findForms(document: Parsed, lexicon: Lexicon): FormsAt {
  const authorityAt = onTokens(document, lexicon.forms);
  const titleAt = onTokens(document, lexicon.titleForms);
  const roleAt = onTokens(document, lexicon.roleForms);
  const inAuthority = new Uint8Array(document.tokens.length);
  for (const form of authorityAt) if (form !== undefined) inAuthority.fill(1, form.first, form.last + 1);
  return {
    authorityAt,
    titleAt,
    roleAt,
    inAuthority,
    titleEnding: byEnd(titleAt),
    roleEnding: byEnd(roleAt),
    bodyEnding: byEnd(onTokens(document, lexicon.bodyForms)),
  };
}
