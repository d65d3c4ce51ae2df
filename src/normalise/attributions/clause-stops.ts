/** What ends somebody's words before their clause does: where the teller reckons, sums up or speaks again. */
import { finiteTags } from '../syntax/finite-tags.ts';
import type { Scene } from './scene.ts';

export const timeUnits = /^(?:moments?|minutes?|hours?|days?|weeks?|months?|years?|decades?)$/;

/** ", two days after …", ", moments before …": when that was which is told, reckoned by the teller. */
export function measuredStop({ tokens, levelOf }: Pick<Scene, 'tokens' | 'levelOf'>, from: number, end: number): number {
  for (let at = from + 2; at < end - 2; at++) {
    if (tokens[at]!.text !== ',' || levelOf[at] !== levelOf[from]) continue;
    const unit = [at + 1, at + 2, at + 3].find((next) => timeUnits.test(tokens[next]?.lower ?? ''));
    if (unit !== undefined && /^(?:after|before|since)$/.test(tokens[unit + 1]?.lower ?? '')) return at - 1;
  }
  return end;
}

/** ", a move that …", ", the first sign that …": the teller's word for all that was told. */
export function summedStop(
  { tokens, levelOf, words }: Pick<Scene, 'tokens' | 'levelOf' | 'words'>,
  from: number,
  end: number,
): number {
  for (let at = from + 2; at < end - 1; at++) {
    if (tokens[at]!.text !== ',' || levelOf[at] !== levelOf[from] || tokens[at + 1]!.pos !== 'DET') continue;
    const noun = [at + 2, at + 3].find((next) => words.summing.has(tokens[next]?.lower ?? ''));
    if (noun !== undefined && noun <= end && !/^(?:,|and|or)$/.test(tokens[noun + 1]?.lower ?? ',')) return at - 1;
  }
  return end;
}

/** Behind a semicolon the teller speaks again, unless the words go on with "that". */
export function semicolonStop({ tokens, levelOf }: Scene, verb: number, from: number, end: number): number {
  for (let at = from + 2; at < end; at++) {
    if (tokens[at]!.text !== ';' || levelOf[at] !== levelOf[verb]) continue;
    const next = tokens[at + 1]!.pos === 'CCONJ' ? tokens[at + 2] : tokens[at + 1];
    if (next?.lower !== 'that') return at - 1;
  }
  return end;
}

/** "reported that the bank would act, and several members had hinted at it": behind a comma a clause without "that" is the teller's. */
export function ownClauseStop({ tokens, levelOf, children }: Scene, verb: number, from: number, end: number): number {
  if (tokens[from]!.lower !== 'that') return end;
  for (let at = from + 4; at < end - 2; at++) {
    if (tokens[at]!.text !== ',' || levelOf[at] !== levelOf[verb] || !/^(?:and|but)$/.test(tokens[at + 1]!.lower)) continue;
    if (tokens[at + 2]!.lower === 'that') continue;
    let next = at + 2;
    while (next < end && /^(?:NOUN|PROPN|DET|ADJ|NUM|PRON|ADP|PART)$/.test(tokens[next]!.pos) && !/^W/.test(tokens[next]!.tag))
      next++;
    if (next > at + 2 && finiteTags.has(tokens[next]!.tag) && children[next] !== undefined) return at - 1;
  }
  return end;
}

/** "“They told us that the pier moves, and I am not going to wait”": behind what others said, "I" and "we" are the speaker again. */
export function speakerStop({ tokens, levelOf }: Scene, verb: number, from: number, end: number): number {
  const own = /^(?:i|we)$/;
  const { sentence } = tokens[verb]!;
  const before = tokens.slice(Math.max(0, verb - 6), from + 2);
  if (levelOf[verb]! < 0 || before.some((each) => own.test(each.lower) && each.sentence === sentence)) return end;
  for (let at = from + 2; at < end; at++)
    if (tokens[at]!.text === ',' && tokens[at + 1]!.pos === 'CCONJ' && own.test(tokens[at + 2]?.lower ?? '')) return at - 1;
  return end;
}

/** "the deal in a statement": the words in which it was said are no part of what was said. */
export function utteranceStop({ tokens, words }: Pick<Scene, 'tokens' | 'words'>, from: number, end: number): number {
  for (let at = from + 1; at < end; at++) {
    if (tokens[at]!.pos !== 'ADP') continue;
    const word = tokens[at + 1]!.pos === 'DET' ? tokens[at + 2]?.lower : tokens[at + 1]!.lower;
    if (/^(?:in|on)$/.test(tokens[at]!.lower) && words.utterances.has(word ?? '')) return at - 1;
  }
  return end;
}

/** "agreed to a truce in exchange for the release of prisoners": what is had in return is another's to do. */
export function exchangeStop({ tokens }: Pick<Scene, 'tokens'>, from: number, end: number): number {
  for (let at = from + 1; at < end - 1; at++)
    if (tokens[at]!.lower === 'in' && /^(?:exchange|return)$/.test(tokens[at + 1]!.lower) && tokens[at + 2]!.lower === 'for')
      return at - 1;
  return end;
}

/** The end of an infinitive: a finite verb joined to it is the main clause's, "did not ask them to leave but has not given up". */
export function infinitiveEnd({ tokens, levelOf }: Pick<Scene, 'tokens' | 'levelOf'>, first: number, end: number): number {
  const last = measuredStop({ tokens, levelOf }, first, end);
  for (let at = first + 1; at < last; at++) {
    if (tokens[at]!.pos !== 'CCONJ' || levelOf[at] !== levelOf[first]) continue;
    let next = at + 1;
    while (next < last && tokens[next]!.pos === 'ADV') next++;
    if (/^(?:VBD|VBZ|MD)$/.test(tokens[next]!.tag)) return tokens[at - 1]!.text === ',' ? at - 2 : at - 1;
  }
  // "to hold drills after the king | received the queen": the beginning of a clause that the parse cut in two.
  if (!/^(?:VBD|VBZ|MD)$/.test(tokens[last + 1]?.tag ?? '') || tokens[last + 1]!.sentence !== tokens[last]!.sentence) return last;
  for (let at = last; at > first + 1; at--) if (clauseOpeners.test(tokens[at]!.lower)) return at - 1;
  return last;
}

const clauseOpeners = /^(?:as|when|while|after|before|until|since|because)$/;
