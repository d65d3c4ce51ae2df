/** Where the content to the right of a verb may open: at a quotation, a colon, "that", or what is neither adverbial nor spoken to. */
import { finiteTags } from '../syntax/finite-tags.ts';
import type { Lists } from './lists.ts';
import { opensQuotation, type Range, type Scene, subtreeRange } from './scene.ts';
import type { VerbGroup } from './verb-group.ts';

const clausal: ReadonlySet<string> = new Set(['ccomp', 'xcomp', 'parataxis', 'csubj']);
const adverbial: ReadonlySet<string> = new Set([
  'advmod',
  'obl',
  'obl:unmarked',
  'obl:agent',
  'iobj',
  'compound:prt',
  'punct',
  'discourse',
  'aux',
  'nsubj',
  'nsubj:pass',
  'dep',
  'mark',
  'cc',
  'vocative',
]);

/** "a paper that had not yet been read", "a plan that he said would fail": a finite verb without a subject makes it a relative pronoun. */
function opensRelative({ tokens }: Scene, at: number): boolean {
  const { pos } = tokens[at - 1]!;
  const inserted = tokens[at + 2]?.pos === 'VERB' && finiteTags.has(tokens[at + 3]?.tag ?? '');
  if (inserted && (pos === 'NOUN' || pos === 'PROPN') && tokens[at + 1]!.pos === 'PRON') return true;
  return pos === 'NOUN' && finiteTags.has(tokens[at + 1]?.tag ?? '') && tokens[at]!.relation !== 'mark';
}

/** Whether a clause with that opens at a token. Where the verb takes no objects, a relative pronoun there is a misreading of it. */
export function opensThat(scene: Scene, at: number, takesObjects: boolean): boolean {
  const { lower, pos, relation, tag, head } = scene.tokens[at]!;
  if (lower !== 'that' || opensRelative(scene, at)) return false;
  if (pos === 'SCONJ' || relation === 'mark') return true;
  if (tag !== 'WDT' && tag !== 'DT' && tag !== 'IN') return false;
  if (tag === 'WDT' && relation !== 'nsubj' && relation !== 'obj' && relation !== 'obl') return true;
  if (takesObjects || head < at) return false;
  return (
    relation !== 'det' && scene.children[head]!.some((child) => child > at && scene.tokens[child]!.relation.startsWith('nsubj'))
  );
}

/** "said on “The Harbour Hour” that …": what is quoted is a title, and the content stands behind it. */
function thatBehindTitle(scene: Scene, at: number, last: number, takesObjects: boolean): number | undefined {
  if (!opensQuotation(scene, at)) return undefined;
  const that = scene.quoted[scene.quotationOf[at]!]!.last + 1;
  const { tokens } = scene;
  const follows = that < last && tokens[that]!.sentence === tokens[at]!.sentence && tokens[that]!.tag === 'IN';
  return follows && opensThat(scene, that, takesObjects) ? that : undefined;
}

/** Where content opens inside a stretch that the parse takes for an adverbial or an object. */
function openerInside(scene: Scene, first: number, last: number, takesObjects: boolean): number | undefined {
  for (let at = first; at <= last; at++) {
    if (scene.tokens[at]!.text === ':') return at;
    const title = thatBehindTitle(scene, at, scene.tokens.length - 1, takesObjects);
    if (title !== undefined) return title;
    if (opensThat(scene, at, takesObjects)) return at;
    if (at > first && opensQuotation(scene, at)) {
      const range = scene.quoted[scene.quotationOf[at]!]!;
      const before = scene.tokens[at - 1]!.text;
      if (range.last - at > 4 && (before === ',' || before === ':' || range.last >= last)) return at;
    }
  }
  return undefined;
}

/** A finite verb without a subject: the phrase before it, that the parse took for an object, is its subject. */
function lacksSubject({ tokens, children }: Scene, verb: number): boolean {
  return finiteTags.has(tokens[verb]!.tag) && !children[verb]!.some((child) => tokens[child]!.relation.startsWith('nsubj'));
}

/** The first token after the verb at which content may open. */
export function openerOf(
  scene: Scene,
  group: VerbGroup,
  within: Range,
  subject: Range | undefined,
  takesObjects: boolean,
  lists: Lists,
): number | undefined {
  const { tokens, children } = scene;
  let at = group.last + 1;
  let fallback: number | undefined;
  for (let steps = 0; steps < 24 && at <= within.last; steps++) {
    if (subject && subject.first <= at && at <= subject.last) {
      at = subject.last + 1;
      continue;
    }
    const token = tokens[at]!;
    if (token.text === ',') {
      if (tokens[at + 1]?.pos === 'CCONJ') return fallback;
      at++;
      continue;
    }
    const title = thatBehindTitle(scene, token.pos === 'ADP' ? at + 1 : at, within.last, takesObjects);
    if (title !== undefined) return title;
    if (opensQuotation(scene, at) || token.text === ':' || opensThat(scene, at, takesObjects)) return at;
    const child = children[group.verb]!.find(
      (each) =>
        each >= group.last && subtreeRange(scene, each, within).first <= at && subtreeRange(scene, each, within).last >= at,
    );
    if (child === undefined) {
      if (token.pos !== 'ADV') return fallback !== undefined && token.pos === 'PUNCT' ? fallback : at;
      at++;
      continue;
    }
    const { relation } = tokens[child]!;
    const range = subtreeRange(scene, child, within);
    if (relation === 'obj') {
      if (takesObjects && lists.clauseNouns.has(tokens[child]!.lemma)) return at;
      fallback ??= at;
    } else if (
      fallback !== undefined &&
      scene.words.asking.has(tokens[group.verb]!.lemma) &&
      lists.questionWords.has(token.lower)
    )
      return at;
    else if (!adverbial.has(relation))
      return fallback !== undefined && (!clausal.has(relation) || lacksSubject(scene, child)) ? fallback : at;
    const inside = openerInside(scene, at, range.last, takesObjects);
    if (inside !== undefined) return inside;
    at = range.last + 1;
  }
  return fallback;
}

/** "told local reporters that …": behind whom it is told to, whatever the parse made of "that". */
export function thatBehindAddressee({ tokens, words }: Scene, group: VerbGroup, within: Range): number | undefined {
  if (!words.addressing.has(tokens[group.verb]!.lemma) || group.passive) return undefined;
  let at = group.last + 1;
  while (
    at < within.last &&
    at < group.last + 10 &&
    /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|PART)$/.test(tokens[at]!.pos) &&
    tokens[at]!.lower !== 'that'
  )
    at++;
  if (at === group.last + 1 || tokens[at]!.lower !== 'that') return undefined;
  return finiteTags.has(tokens[at + 1]?.tag ?? 'VBD') ? undefined : at;
}
