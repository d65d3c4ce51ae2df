/**
 * The tokeniser behind this folder knows straight quotes, ASCII blanks and Latin-1 letters well and little else: a curly
 * apostrophe keeps "I’m" in one piece, a Polish letter cuts a name in three. So it is given a plainer text of exactly the
 * same length, and every offset found there holds for the text as it came.
 */

const notPlain = /[^\n\x20-\x7e]/;
const everyNotPlain = /[^\n\x20-\x7e]/g;
const latinLetter = /^\p{Script=Latin}$/u;
const blank = /^[\s\p{Cc}\p{Cf}\p{Zs}]$/u;
const lineEnd = /^[\r\u0085\u2028\u2029]$/;

/** Letters that Unicode does not decompose into a base letter and a mark. */
const undecomposed: Readonly<Record<string, string>> = {
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
  Ħ: 'H',
  ħ: 'h',
  Ə: 'E',
  ə: 'e',
};

const plainCharacters = new Map<string, string>();

function plainCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\u2019' || character === '\u02bc' || character === '\u02bb') return "'";
  if (lineEnd.test(character)) return '\n';
  if (blank.test(character)) return ' ';
  if (code < 0x100 || !latinLetter.test(character)) return character;
  const base = undecomposed[character] ?? character.normalize('NFD').charAt(0);
  return base.length === 1 && base.charCodeAt(0) < 0x100 ? base : character;
}

/** Takes any text, gives one of the same length in which apostrophes, blanks, line ends and Latin letters are plain. */
export function toPlainCharacters(text: string): string {
  if (!notPlain.test(text)) return text;
  return text.replace(everyNotPlain, (character) => {
    let plain = plainCharacters.get(character);
    if (plain === undefined) {
      plain = plainCharacter(character);
      plainCharacters.set(character, plain);
    }
    return plain;
  });
}
