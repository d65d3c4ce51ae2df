/**
 * Whose voice an attribution is that no entity stands behind. "I" and "we" are whoever speaks around them: inside somebody's words
 * that speaker, outside them the writer. "It", "you" or "what" are nobody's voice. Everybody else is somebody, though it was not
 * decided who: a phrase says what he or it is, and of a pronoun there is only the number and gender to tell.
 */
import type { SourceKind } from '../../schema/vocabularies.ts';
import type { Attribution, Told } from '../document.ts';
import { tokensIn } from './tokens-in.ts';

const ownWords = /^(?:i|we|me|us|my|our|mine|ours|myself|ourselves)$/i;
const nobodysWords =
  /^(?:it|itself|that|this|these|those|which|what|whatever|you|your|yours|one|there|who|whom|whose|whoever|any(?:one|body|thing)|every(?:one|body|thing)|some(?:one|body|thing)|nobody|no one|none|nothing)$/i;

/** The words of a source, as they stand. */
export const wordsOfSource = ({ article }: Told, { source }: Attribution): string =>
  (source ?? [])
    .map(({ start, end }) => article.text.slice(start, end))
    .join(' ')
    .replace(/\s+/g, ' ');

export function voiceOf(document: Told, attribution: Attribution): 'own' | 'nobody' | 'somebody' {
  if (attribution.sourceEntity !== undefined || attribution.source === null) return 'somebody';
  const words = wordsOfSource(document, attribution);
  if (ownWords.test(words)) return 'own';
  return nobodysWords.test(words) ? 'nobody' : 'somebody';
}

/** What is known of somebody without an entity. */
interface Unknown {
  readonly name: string;
  readonly kind: SourceKind;
}

const byPronoun: Readonly<Record<string, Unknown>> = {
  he: { name: 'unidentified man', kind: 'person' },
  him: { name: 'unidentified man', kind: 'person' },
  his: { name: 'unidentified man', kind: 'person' },
  she: { name: 'unidentified woman', kind: 'person' },
  her: { name: 'unidentified woman', kind: 'person' },
  they: { name: 'unidentified people', kind: 'group' },
  them: { name: 'unidentified people', kind: 'group' },
  their: { name: 'unidentified people', kind: 'group' },
  others: { name: 'other people', kind: 'group' },
};

const numbers: ReadonlySet<string> = new Set(['NUM', 'DET', 'PRON']);
const farthest = 120;

/** What is said of a source in the text: by its pronoun, or by the words of its phrase. */
export function describeUnknown(document: Told, attribution: Attribution): Unknown {
  const words = wordsOfSource(document, attribution);
  const known = byPronoun[words.toLowerCase()];
  if (known) return known;
  const inside = tokensIn(document, attribution.source?.[0] ?? { start: 0, end: 0 });
  const head = inside.find((token) => token.head < inside[0]!.index || token.head > inside.at(-1)!.index);
  const name = words.replace(/^(?:the|an?|this|that|these|those) (?=\S)/i, '').slice(0, farthest);
  if (head === undefined) return { name, kind: 'document' };
  if (head.pos === 'PROPN') return { name, kind: 'person' };
  if (/^(?:one|another)$/.test(head.lower)) return { name, kind: 'person' };
  return { name, kind: numbers.has(head.pos) ? 'group' : 'document' };
}
