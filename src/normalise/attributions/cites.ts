/** "Norland Press reported, citing the coast guard": the report hands over to whom it names. */
import { contentSize, type Draft } from './draft.ts';
import { inward, type Phrase, phraseAfter, phraseOf } from './links.ts';
import { entityIn, isMedium, isOrigin } from './media.ts';
import type { Place } from './place.ts';
import { type Scene, sameLevel, trimMarks } from './scene.ts';

const inside = (at: number, { content }: Pick<Draft, 'content'>): boolean =>
  content.some(({ first, last }) => first <= at && at <= last);

/** The last link inwards of a draft: what a further hand-over continues. */
function innermost(draft: Draft, drafts: readonly Draft[]): Draft {
  let at = draft;
  for (let steps = 0; steps < 10; steps++) {
    const next = drafts.find((each) => each.parent === at && each.content === at.content);
    if (!next) break;
    at = next;
  }
  return at;
}

/** Who a report is had from: "interviews with nine clerks" gives the clerks. */
function originAfter(scene: Scene, at: number): Phrase | undefined {
  const phrase = phraseAfter(scene, at);
  if (!phrase || !/^(?:interview|conversation|talk)s?$/.test(scene.tokens[phrase.head]!.lower)) return phrase;
  const { tokens } = scene;
  return tokens[phrase.head + 1]?.lower === 'with' ? phraseAfter(scene, phrase.head + 1) : phrase;
}

/** Everything up to the next comma: "two people familiar with the matter who asked not to be named". */
function toComma({ tokens, levelOf }: Scene, { head, range }: Phrase, last: number): Phrase {
  let end = range.last;
  while (
    end < last &&
    tokens[end + 1]!.text !== ',' &&
    tokens[end + 1]!.lower !== 'that' &&
    levelOf[end + 1] === levelOf[head] &&
    tokens[end + 1]!.pos !== 'PUNCT'
  )
    end++;
  return { head, range: { first: range.first, last: end } };
}

/** Takes the words of citing, and what follows them, out of a content that the parse let run on. */
function cutBefore(scene: Scene, draft: Draft, at: number): void {
  draft.content = draft.content.flatMap(({ first, last }) => {
    if (first >= at) return [];
    const part = trimMarks(scene, { first, last: Math.min(last, at - 1) });
    return part ? [part] : [];
  });
}

/** The saying of the same sentence that a participle of citing belongs to. */
function saidHere({ scene, at, here }: Place): Draft | undefined {
  const { tokens } = scene;
  const usable = here.filter(
    (draft) =>
      draft.head !== at.first &&
      draft.row.kind === 'speech' &&
      sameLevel(scene, draft.head, at.first) &&
      draft.shape !== 'cites' &&
      contentSize(draft) > 1,
  );
  const earlier = usable.filter(({ head }) => head < at.first).sort((a, b) => b.head - a.head);
  const outermost = earlier.find(
    (draft) => !earlier.some((other) => other !== draft && inside(draft.head, other) && !inside(other.head, draft)),
  );
  const found = outermost ?? usable.find(({ head }) => head > at.first);
  if (!found) return undefined;
  const comma = tokens[at.first - 1];
  if (found.head < at.first && inside(at.first, found)) {
    if (comma?.text !== ',' && comma?.text !== '—') return undefined;
    cutBefore(scene, found, at.first);
  }
  return found;
}

const reference =
  /^(?:it|they|newspaper|paper|agency|report|daily|magazine|broadcaster|network|station|website|outlet|channel|service)$/;

/** The report of the sentence before, where this sentence says only whom it cites: "The newspaper cited two officials." */
function saidBefore({ scene, at, before }: Place): Draft | undefined {
  const { tokens, children } = scene;
  const subject = children[at.first]!.find((child) => tokens[child]!.relation === 'nsubj' && child < at.first);
  if (subject === undefined) return undefined;
  const reports = before.filter(
    ({ row, source, sourceHead }) => row.kind === 'speech' && source[0] !== undefined && isMedium(scene, source[0], sourceHead),
  );
  const last = reports.at(-1);
  if (!last) return undefined;
  const own = entityIn(scene, { first: subject, last: subject }, subject);
  const its = entityIn(scene, last.source[0]!, last.sourceHead);
  return (own && own === its) || reference.test(tokens[subject]!.lower) ? last : undefined;
}

/** "…, according to the Harbour Post, which cited two officials": the saying whose source the clause is about. */
function saidByAntecedent({ scene, at, here }: Place): Draft | undefined {
  const { tokens } = scene;
  const relative = tokens
    .slice(Math.max(0, at.first - 6), at.first)
    .findLast(({ lower }) => lower === 'which' || lower === 'who');
  if (!relative) return undefined;
  const antecedent = tokens[relative.index - 1]?.text === ',' ? relative.index - 2 : relative.index - 1;
  return here
    .filter(({ source }) => source.some(({ first, last }) => first <= antecedent && (last >= antecedent || last >= at.first)))
    .at(-1);
}

/** An inward link to whom a report names. */
export function citingLink(place: Place): Draft | undefined {
  const { scene, at, rule, here, before, lists } = place;
  const { tokens } = scene;
  const verb = tokens[at.first]!;
  if (verb.pos !== 'VERB') return undefined;
  const object = scene.children[at.first]!.find((child) => child > at.last && tokens[child]!.relation === 'obj');
  const { first, last } = scene.document.sentences[verb.sentence]!;
  const near = originAfter(scene, at.last) ?? (object === undefined ? undefined : phraseOf(scene, object, at, { first, last }));
  const whole =
    near && near.range.first === at.last + 2 && near.head > near.range.first - 1
      ? { head: near.head, range: { first: at.last + 1, last: near.range.last } }
      : near;
  const phrase = whole && toComma(scene, whole, last);
  if (!phrase || !isOrigin(scene, phrase.range, phrase.head, lists)) return undefined;
  // A report that is itself quoted speaks for itself: "citing a report that …".
  if (
    here.some(
      ({ head, way }) =>
        way === undefined && phrase.range.first <= head && head <= phrase.range.last + 1 && scene.tokens[head]!.pos === 'NOUN',
    )
  )
    return undefined;
  const participle = verb.tag === 'VBG' || (verb.tag === 'VBN' && rule.shape === 'basis');
  if (participle) {
    const draft = saidHere(place);
    return draft && inward(rule, at, innermost(draft, here), phrase);
  }
  if (!/^(?:VBD|VBZ|VBP|VBN)$/.test(verb.tag) || tokens[at.last + 1]?.lower === 'by') return undefined;
  const relative = saidByAntecedent(place);
  if (relative) {
    relative.source = relative.source.map((range) => ({
      first: range.first,
      last: Math.min(range.last, lastBeforeRelative(scene, range.last, at.first)),
    }));
    return inward(rule, at, innermost(relative, here), phrase);
  }
  const earlier = saidBefore(place);
  return earlier && inward(rule, at, innermost(earlier, before), phrase);
}

/** A source ends before the clause that says whom it cites. */
function lastBeforeRelative({ tokens }: Scene, last: number, cue: number): number {
  if (last < cue) return last;
  let end = cue;
  while (end > 0 && tokens[end]!.lower !== 'which' && tokens[end]!.lower !== 'who') end--;
  return tokens[end - 1]?.text === ',' ? end - 2 : end - 1;
}
