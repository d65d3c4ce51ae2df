/** Who a verb's subject is: its own, or the one it inherits from the verb it hangs under. */
import { type Scene, sameLevel } from './scene.ts';

export interface Subject {
  readonly head: number;
  /** How it was found. */
  readonly way: 'own' | 'shared' | 'controlled' | 'noun' | 'agent' | 'inverted';
}

/** The subject that the parse gives a verb: the one right before it, or else the one after it. */
export function ownSubject(scene: Scene, verb: number): number | undefined {
  const { tokens, children } = scene;
  let found: number | undefined;
  for (const child of children[verb]!) {
    const { relation } = tokens[child]!;
    if (relation !== 'nsubj' && relation !== 'nsubj:pass') continue;
    // "Polls taken before the invasion showed": what stands behind a preposition is no subject.
    if (found !== undefined && (child > verb || tokens[scene.firstUnder[child]! - 1]?.pos === 'ADP')) break;
    found = child;
  }
  return found;
}

const farthest = 5;

/** The subject of a verb, on the verb's own level. Takes subjects over from the verbs above it, at most five levels up. */
export function subjectOf(scene: Scene, verb: number): Subject | undefined {
  const { tokens } = scene;
  let at = verb;
  let way: Subject['way'] = 'own';
  for (let steps = 0; steps < farthest; steps++) {
    const own = ownSubject(scene, at);
    if (own !== undefined) return sameLevel(scene, own, verb) ? { head: own, way } : undefined;
    const token = tokens[at]!;
    if (token.head < 0) return undefined;
    if (token.relation === 'conj') way = way === 'own' ? 'shared' : way;
    else if (token.relation === 'xcomp' || token.relation === 'advcl') {
      const ofDoing = token.relation === 'advcl' && /^(?:of|for|from|against)$/.test(markOf(scene, at));
      const controller = token.relation === 'xcomp' || ofDoing ? objectOf(scene, token.head) : undefined;
      if (controller !== undefined && controller < at) return { head: controller, way: 'controlled' };
      way = 'controlled';
    } else if (token.relation === 'acl' || token.relation === 'acl:relcl') {
      return sameLevel(scene, token.head, verb) ? { head: token.head, way: 'noun' } : undefined;
    } else if (token.relation !== 'parataxis' && token.relation !== 'ccomp' && token.relation !== 'dep') return undefined;
    else if (!/^VB[GN]?$/.test(tokens[at]!.tag)) return undefined;
    at = token.head;
  }
  return undefined;
}

/** The word that joins a clause to its verb. */
function markOf({ tokens, children }: Scene, verb: number): string {
  const mark = children[verb]!.find((child) => child < verb && /^(?:mark|case)$/.test(tokens[child]!.relation));
  return mark === undefined ? '' : tokens[mark]!.lower;
}

/** The subject of the main verb before a participle or verb that has none of its own: "Lind spoke first, adding that …". */
export function mainSubject(scene: Scene, verb: number): Subject | undefined {
  const { tokens, document } = scene;
  const { first } = document.sentences[tokens[verb]!.sentence]!;
  for (let at = verb - 1; at >= first; at--) {
    if (tokens[at]!.head >= 0 || tokens[at]!.pos !== 'VERB') continue;
    const own = ownSubject(scene, at);
    if (own !== undefined && own < verb && sameLevel(scene, own, verb)) return { head: own, way: 'controlled' };
  }
  return undefined;
}

/** "X, who …, said": the head of the phrase that opens the clause, where an aside between commas stands before the verb. */
export function beforeAside(
  { tokens, levelOf }: Pick<Scene, 'tokens' | 'levelOf'>,
  verb: number,
  group: number,
  first: number,
): number | undefined {
  if (tokens[group - 1]?.text !== ',') return undefined;
  for (let comma = group - 2; comma > first; comma--) {
    if (tokens[comma]!.text !== ',' || levelOf[comma] !== levelOf[verb]) continue;
    if (
      !/^(?:who|which|whose|a|an|the|VBG|VBN)$/.test(tokens[comma + 1]!.lower) &&
      !/^(?:NNP|NN|NNS|VBG|VBN|JJ|DT|PRP)$/.test(tokens[comma + 1]!.tag)
    )
      continue;
    let at = comma - 1;
    while (
      at > first &&
      (/^(?:NOUN|PROPN|DET|ADJ|NUM|ADP)$/.test(tokens[at - 1]!.pos) ||
        (tokens[at - 1]!.lower === 'and' && tokens[at - 2]?.pos === 'PROPN'))
    )
      at--;
    const clean = at === first || /^(?:PUNCT|CCONJ|SCONJ)$/.test(tokens[at - 1]!.pos);
    if (!clean || !/^(?:NOUN|PROPN|PRON|NUM|DET|ADJ)$/.test(tokens[at]!.pos)) continue;
    for (let head = at; head < comma; head++) {
      const above = tokens[head]!.head;
      if (/^(?:NOUN|PROPN|PRON|NUM)$/.test(tokens[head]!.pos) && (above < at || above >= comma)) return head;
    }
  }
  return undefined;
}

/** "In a reply, a lawyer said": the phrase between the comma behind an opening adverbial and the verb. */
export function behindOpening(tokens: Scene['tokens'], group: number, first: number): number | undefined {
  let from = group;
  while (from > first && /^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART|ADV)$/.test(tokens[from - 1]!.pos)) from--;
  if (from === group || from === first || tokens[from - 1]!.text !== ',') return undefined;
  const opening = tokens[first]!;
  if (!/^(?:ADP|SCONJ|ADV)$/.test(opening.pos) && opening.tag !== 'VBG' && opening.tag !== 'VBN') return undefined;
  if (!/^(?:NOUN|PROPN|PRON|DET|ADJ|NUM)$/.test(tokens[from]!.pos)) return undefined;
  for (let at = from; at < group; at++) {
    const { pos, head } = tokens[at]!;
    if (/^(?:NOUN|PROPN|PRON|NUM)$/.test(pos) && (head < from || head >= group)) return at;
  }
  return undefined;
}

/** A phrase that stands right before a finite verb without any other verb between, where the parse gave it no subject. */
export function phraseBefore({ tokens, document, levelOf }: Scene, verb: number, group: number): Subject | undefined {
  const { first } = document.sentences[tokens[verb]!.sentence]!;
  const behind = behindOpening(tokens, group, first);
  if (behind !== undefined) return { head: behind, way: 'own' };
  const aside = beforeAside({ tokens, levelOf }, verb, group, first);
  if (aside !== undefined) return { head: aside, way: 'own' };
  let from = group;
  while (
    from > first &&
    levelOf[from - 1] === levelOf[verb] &&
    !/^(?:VERB|AUX|SCONJ)$/.test(tokens[from - 1]!.pos) &&
    !/^[;:—]$/.test(tokens[from - 1]!.text)
  )
    from--;
  for (let at = from; at < group; at++) {
    const { pos, head, relation } = tokens[at]!;
    if (
      /^(?:NOUN|PROPN|PRON|NUM)$/.test(pos) &&
      relation !== 'obl' &&
      relation !== 'obl:unmarked' &&
      relation !== 'nmod' &&
      (head < from || head >= group)
    )
      return { head: at, way: 'own' };
  }
  return quantifierAt(tokens, group, first);
}

/** "Most said …", "Jolly said …": a word of amount, or a name read as an adverb, that the verb's group took in. */
function quantifierAt(tokens: Scene['tokens'], group: number, first: number): Subject | undefined {
  const word = tokens[group]!;
  const opens = group === first || /^(?:PUNCT|CCONJ|SCONJ)$/.test(tokens[group - 1]!.pos);
  const counts = /^(?:most|many|some|others?|another|both|several|few|half|all|each|none|neither)$/.test(word.lower);
  return opens && word.pos !== 'VERB' && word.pos !== 'AUX' && (counts || word.pos === 'PROPN')
    ? { head: group, way: 'own' }
    : undefined;
}

/** The direct object of a verb. */
export function objectOf({ tokens, children }: Scene, verb: number): number | undefined {
  return children[verb]!.find((child) => tokens[child]!.relation === 'obj' || tokens[child]!.relation === 'iobj');
}

/** Who did it, in a passive: "by lawmakers". */
export function agentOf({ tokens, children }: Scene, verb: number): number | undefined {
  return children[verb]!.find(
    (child) =>
      (tokens[child]!.relation === 'obl:agent' || tokens[child]!.relation === 'obl') &&
      children[child]!.some((each) => tokens[each]!.lower === 'by' && tokens[each]!.relation === 'case'),
  );
}
