/** Sources that have it from others: documents somebody has seen, lawmakers briefed by an agency, people quoted by others. */
import type { HandOverRule } from '../../lexicon/cue-rules.ts';
import type { Draft } from './draft.ts';
import { insertedContent } from './inserted.ts';
import { inward, outward, type Phrase, phraseAfter, phraseOf } from './links.ts';
import { isMedium } from './media.ts';
import type { Place } from './place.ts';
import { bounds, type Range, type Scene, trimMarks } from './scene.ts';
import { agentOf, subjectOf } from './source.ts';
import { sourceRange } from './source-span.ts';
import { verbGroup } from './verb-group.ts';

/** The saying in whose source a participle stands: "a letter seen by …", "lawmakers briefed by …". */
function sayingOf({ scene, at, here }: Place): Draft | undefined {
  const { tokens } = scene;
  return here.find(({ source }) =>
    source.some(({ first, last }) => first < at.first && at.first <= last + (tokens[last + 1]?.text === ',' ? 2 : 1)),
  );
}

function trimSource(scene: Scene, draft: Draft, at: number): void {
  draft.source = draft.source.flatMap(({ first, last }) =>
    first < at && at <= last ? (trimMarks(scene, { first, last: at - 1 }) ?? []) : { first, last },
  );
}

/** The end of a name from its head. */
function nameEnd({ tokens }: Scene, head: number): number {
  let last = head;
  while (tokens[last + 1]?.pos === 'PROPN' && tokens[last + 1]!.sentence === tokens[head]!.sentence) last++;
  return last;
}

/** "according to a letter seen by the Harbour Post": the medium vouches for the letter. */
export function seenLink(place: Place): Draft | undefined {
  const { scene, at, rule } = place;
  if (scene.tokens[at.last + 1]?.lower !== 'by') return undefined;
  const draft = sayingOf(place);
  const phrase = draft && phraseAfter(scene, at.last + 1);
  if (!phrase || !isMedium(scene, phrase.range, phrase.head)) return undefined;
  trimSource(scene, draft, at.first);
  return outward(rule, at, draft, { head: phrase.head, range: { first: phrase.range.first, last: nameEnd(scene, phrase.head) } });
}

/** "lawmakers briefed by the spy agency": what they say they have from the agency. */
export function briefedLink(place: Place): Draft | undefined {
  const { scene, at, rule } = place;
  if (scene.tokens[at.last + 1]?.lower !== 'by') return undefined;
  const draft = sayingOf(place);
  const phrase = draft && phraseAfter(scene, at.last + 1);
  if (!phrase) return undefined;
  trimSource(scene, draft, at.first);
  return inward(rule, at, draft, phrase);
}

const quotedRule: HandOverRule = {
  id: 'quoted-as-saying',
  shape: 'carried',
  words: ['quote'],
  reason: '',
  examples: [''],
  counterExamples: [],
};

/** By whom, or in what medium, somebody was quoted. */
function quoterOf(scene: Scene, quoting: number, saying: number, within: Range): Phrase | undefined {
  const { tokens } = scene;
  const agent = agentOf(scene, quoting) ?? agentOf(scene, saying);
  if (agent !== undefined) {
    const phrase = phraseOf(scene, agent, { first: quoting, last: quoting }, within);
    const rest = tokens.slice(phrase.range.first + 1, phrase.range.last + 1);
    const as = rest.find(({ lower }) => lower === 'as')?.index ?? -1;
    return as > 0 ? { head: agent, range: { first: phrase.range.first, last: as - 1 } } : phrase;
  }
  for (let at = quoting + 1; at < quoting + 3 || (at > saying && at < saying + 2); at++) {
    const { lower } = tokens[at] ?? { lower: '' };
    if (lower !== 'in' && lower !== 'on' && lower !== 'by') continue;
    const phrase = phraseAfter(scene, at);
    if (phrase && (lower === 'by' || isMedium(scene, phrase.range, phrase.head)))
      return {
        head: phrase.head,
        range: {
          first: phrase.range.first,
          last: Math.max(phrase.head, Math.min(phrase.range.last, saying > phrase.head ? saying - 2 : phrase.range.last)),
        },
      };
  }
  return tokens[saying + 1]?.lower === 'by' ? phraseAfter(scene, saying + 1) : undefined;
}

/** "was quoted by A as saying", "A quoted B as saying": the words are B's, through A. `at` is the token "saying". */
export function quotedAsSaying(
  scene: Scene,
  at: number,
  here: readonly Draft[],
): { readonly made: Draft[]; readonly removed: Draft[] } | undefined {
  const { tokens } = scene;
  if (tokens[at - 1]?.lower !== 'as') return undefined;
  let quoting = at - 2;
  while (quoting > at - 18 && quoting >= 0 && !/^(?:quote|cite|report)$/.test(tokens[quoting]!.lemma)) quoting--;
  const verb = tokens[quoting];
  if (!verb || verb.sentence !== tokens[at]!.sentence || !/^(?:quote|cite|report)$/.test(verb.lemma)) return undefined;
  const within = bounds(scene, at);
  const group = verbGroup(scene, quoting, { first: quoting, last: quoting });
  const passive = group.passive || verb.tag === 'VBN';
  const subject = subjectOf(scene, quoting);
  const removed = here.filter(({ head }) => head === quoting);
  let saying = here.find(({ head }) => head === at);
  if (passive) {
    if (!subject) return undefined;
    const source = sourceRange(scene, subject.head, group, within);
    if (!saying) {
      const found = insertedContent(scene, { ...group, last: at }, new Set(['quote', 'inserted']), source);
      if (!found) return undefined;
      const row = { id: quotedRule.id, kind: 'speech', stance: 'asserts', hedges: false } as const;
      saying = {
        row,
        shape: found.shape,
        cue: [{ first: group.first, last: at }],
        head: at,
        sourceHead: subject.head,
        source: [source],
        content: found.content,
        negated: group.negated,
        modal: group.modal,
      };
    }
    saying.source = [source];
    saying.sourceHead = subject.head;
    const quoter = quoterOf(scene, quoting, at, within);
    return {
      made: quoter ? [outward(quotedRule, { first: quoting, last: quoting }, saying, quoter), saying] : [saying],
      removed: [...removed, saying],
    };
  }
  const quoted = phraseAfter(scene, quoting);
  if (!saying || !quoted || !subject) return undefined;
  saying.source = [{ first: quoted.range.first, last: Math.min(quoted.range.last, at - 2) }];
  saying.sourceHead = quoted.head;
  const quoter = { head: subject.head, range: sourceRange(scene, subject.head, group, within) };
  return { made: [outward({ ...quotedRule, shape: 'cites' }, { first: quoting, last: quoting }, saying, quoter)], removed };
}
