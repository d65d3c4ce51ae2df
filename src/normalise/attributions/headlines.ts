/** Headlines: "Border to close: ministry" and "Osterland: Border will stay open". */
import { finiteTags } from '../syntax/finite-tags.ts';
import type { Draft } from './draft.ts';
import type { Lists } from './lists.ts';
import { isOrigin } from './media.ts';
import { type Range, type Scene, trimMarks } from './scene.ts';

const longestSource = 7;
const row = { id: 'headline-colon', kind: 'speech', stance: 'asserts', hedges: false } as const;

const hasVerb = ({ tokens }: Scene, { first, last }: Range): boolean =>
  tokens.slice(first, last + 1).some(({ tag, pos }) => finiteTags.has(tag) || pos === 'VERB' || pos === 'AUX');

/** The head of a short phrase without a verb. */
function headOf({ tokens }: Scene, { first, last }: Range): number | undefined {
  for (let at = first; at <= last; at++) {
    const { head, pos } = tokens[at]!;
    if ((head < first || head > last) && /^(?:NOUN|PROPN)$/.test(pos)) return at;
  }
  return undefined;
}

function draft(scene: Scene, colon: number, source: Range, content: Range, lists: Lists): Draft | undefined {
  const { tokens } = scene;
  const body = trimMarks(scene, content);
  const who = trimMarks(scene, source);
  const head = who && headOf(scene, who);
  if (
    !body ||
    !who ||
    head === undefined ||
    who.last - who.first >= longestSource ||
    hasVerb(scene, who) ||
    !(isOrigin(scene, who, head, lists) || (tokens[who.first]!.text !== tokens[who.first]!.lower && who.last === who.first))
  )
    return undefined;
  return {
    row,
    shape: 'headline',
    cue: [{ first: colon, last: colon }],
    head: colon,
    sourceHead: head,
    source: [who],
    content: [body],
    negated: false,
    modal: undefined,
  };
}

/** The attributions that colons make in headlines, and in lines of their own without a full stop. */
export function headlineDrafts(scene: Scene, lists: Lists): Draft[] {
  const { document, tokens } = scene;
  return document.sentences.flatMap(({ first, last, block }, index) => {
    const alone = document.sentences[index - 1]?.block !== block && document.sentences[index + 1]?.block !== block;
    const { kind } = document.blocks[block]!;
    if (kind === 'body' && index > 0) return [];
    if (!alone || last - first > 40 || /^[.!]$/.test(tokens[last]!.text)) return [];
    let colon = -1;
    for (let at = first; at <= last; at++) if (tokens[at]!.text === ':') colon = at;
    if (colon <= first || colon >= last) return [];
    const left = { first, last: colon - 1 };
    const right = { first: colon + 1, last };
    const made =
      draft(scene, colon, right, left, lists) ?? (hasVerb(scene, right) ? draft(scene, colon, left, right, lists) : undefined);
    return made ? [made] : [];
  });
}
