/** Reads CoNLL-U files: sentences as text and words with their places in it. */
import { readFileSync } from 'node:fs';

/** One syntactic word of the treebank; offsets into the sentence's text, `head` an index into the words or −1. */
export interface GoldWord {
  start: number;
  end: number;
  form: string;
  lemma: string;
  universal: string;
  penn: string;
  head: number;
  relation: string;
}

export interface GoldSentence {
  readonly text: string;
  readonly words: GoldWord[];
  /** True where a document or a paragraph begins. */
  readonly newParagraph: boolean;
}

/** Relations that are too rare to learn or of no use to rules, and what stands for them. */
const relationFor: Readonly<Record<string, string>> = {
  'nsubj:outer': 'nsubj',
  'csubj:outer': 'csubj',
  'csubj:pass': 'csubj',
  'advcl:relcl': 'advcl',
  'cc:preconj': 'cc',
  'det:predet': 'det',
  goeswith: 'flat',
  reparandum: 'dep',
  orphan: 'dep',
  dislocated: 'dep',
};

function relationOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const relation = relationFor[columns[7]!] ?? columns[7]!;
  const head = rows[Number(columns[6]) - 1];
  if (relation === 'nmod:unmarked' && head !== undefined && head[3] === 'VERB') return 'obl:unmarked';
  return relation;
}

/** Finds the words in the text; the words of a contraction ("do" + "n't") share the place of its surface form. */
function placeWords(text: string, lines: readonly (readonly string[])[]): GoldWord[] {
  const rows = lines.filter((columns) => /^\d+$/.test(columns[0]!));
  const words: GoldWord[] = [];
  let cursor = 0;
  let contraction = { last: 0, end: 0 };
  for (const columns of lines) {
    const form = columns[1]!;
    if (columns[0]!.includes('-')) {
      cursor = text.indexOf(form, cursor);
      contraction = { last: Number(columns[0]!.split('-')[1]), end: cursor + form.length };
      continue;
    }
    const number = Number(columns[0]);
    const inside = number <= contraction.last;
    const start = inside ? cursor : text.indexOf(form, cursor);
    const end = number === contraction.last ? contraction.end : start + form.length;
    const relation = relationOf(columns, rows);
    words.push({
      start,
      end,
      form,
      lemma: columns[2]!,
      universal: columns[3]!,
      penn: columns[4]!,
      head: Number(columns[6]) - 1,
      relation,
    });
    cursor = end;
  }
  return words;
}

/** Reads all sentences of a file. */
export function readTreebank(path: string): GoldSentence[] {
  const sentences: GoldSentence[] = [];
  for (const block of readFileSync(path, 'utf8').split(/\n\n+/)) {
    const text = /^# text = (.*)$/m.exec(block)?.[1];
    if (text === undefined) continue;
    const lines = block
      .split('\n')
      .filter((line) => /^\d+(?:-\d+)?\t/.test(line))
      .map((line) => line.split('\t'));
    sentences.push({ text, words: placeWords(text, lines), newParagraph: /^# new(?:doc|par)/m.test(block) });
  }
  return sentences;
}
