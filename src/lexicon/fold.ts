/** How names are compared. */
const plainWord = /^[\x20-\x7e]*$/;
const letters: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', ð: 'd', þ: 'th' };

/** Lower case without diacritics, for comparing names: "Élysée" → "elysee". */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (plainWord.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øłđıßæœðþ]/g, (letter) => letters[letter] ?? letter);
}
