/** The lexicon's forms by the tokens at which they stand. */
import type {
  AuthorityForm,
  BodyForm,
  CutText,
  FormIndex,
  FormMatch,
  Lexicon,
  RoleForm,
  TitleForm,
} from '../../lexicon/lexicon.ts';
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

/** A block's text, cut into words, and its tokens: `first` to before `end`. */
interface Stretch {
  readonly cut: CutText;
  /** Where the text begins in the article. */
  readonly shift: number;
  readonly first: number;
  readonly end: number;
}

function stretchesOf({ tokens, sentences, blocks, article }: Parsed, index: FormIndex<unknown>): Stretch[] {
  const stretches: Stretch[] = [];
  let sentence = 0;
  while (sentence < sentences.length) {
    const { block, first } = sentences[sentence]!;
    while (sentence < sentences.length && sentences[sentence]!.block === block) sentence++;
    const end = sentence < sentences.length ? sentences[sentence]!.first : tokens.length;
    const span = blocks[block]!;
    stretches.push({ cut: index.cut(readingText(article.text, span)), shift: span.start, first, end });
  }
  return stretches;
}

/** Puts matches on tokens; a match that begins or ends inside a token is none. */
function onTokens<F>({ tokens }: Parsed, stretches: readonly Stretch[], index: FormIndex<F>): (FormAt<F> | undefined)[] {
  const at: (FormAt<F> | undefined)[] = new Array<FormAt<F> | undefined>(tokens.length);
  for (const { cut, shift, first, end } of stretches) {
    let token = first;
    for (const match of index.matches(cut)) {
      const { start, end: stop, forms } = withoutArticle(index, cut.text, match);
      while (token < end && tokens[token]!.start < start + shift) token++;
      if (token >= end || tokens[token]!.start !== start + shift) continue;
      let last = token;
      while (last < end && tokens[last]!.end < stop + shift) last++;
      if (last < end && tokens[last]!.end === stop + shift) at[token] = { first: token, last, forms };
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
  const stretches = stretchesOf(document, lexicon.forms);
  const authorityAt = onTokens(document, stretches, lexicon.forms);
  const titleAt = onTokens(document, stretches, lexicon.titleForms);
  const roleAt = onTokens(document, stretches, lexicon.roleForms);
  const inAuthority = new Uint8Array(document.tokens.length);
  for (const form of authorityAt) if (form !== undefined) inAuthority.fill(1, form.first, form.last + 1);
  return {
    authorityAt,
    titleAt,
    roleAt,
    inAuthority,
    titleEnding: byEnd(titleAt),
    roleEnding: byEnd(roleAt),
    bodyEnding: byEnd(onTokens(document, stretches, lexicon.bodyForms)),
  };
}
