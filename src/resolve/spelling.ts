/**
 * People whose names come from other scripts are spelt in several ways: Shoigu and Shoygu, Gaddafi and Qaddafi. Rows say what is
 * taken for the same, word by word; two full names that read alike by all of them, of one country, are one person. Rows leave
 * alone what tells people of different names apart (Lee and Li, Moon and Mun).
 */

export interface Spelling {
  readonly id: string;
  readonly reason: string;
  readonly from: RegExp;
  readonly to: string;
  readonly alike: readonly [string, string];
  readonly unlike: readonly [string, string];
}

/** In this order, on each word of a folded name. */
export const spellings: readonly Spelling[] = [
  {
    id: 'muhammad',
    reason: 'one Arabic name, a dozen spellings',
    from: /^m[ou]h[ae]m+[ae]d$/u,
    to: 'mohamed',
    alike: ['Muhammad', 'Mohammed'],
    unlike: ['Mohammed', 'Mahmud'],
  },
  {
    id: 'muammar',
    reason: 'one Arabic name',
    from: /^m[ou]'?am+[ae]r$/u,
    to: 'moamar',
    alike: ['Muammar', 'Moamer'],
    unlike: ['Muammar', 'Omar'],
  },
  {
    id: 'hussein',
    reason: 'one Arabic and Persian name',
    from: /^h[ou]s+[ae][iy]n$/u,
    to: 'husein',
    alike: ['Hussein', 'Hossain'],
    unlike: ['Hussein', 'Hassan'],
  },
  {
    id: 'yusuf',
    reason: 'one Arabic name',
    from: /^y[ou]u?s+[eou]+f$/u,
    to: 'iusuf',
    alike: ['Yousef', 'Yusuf'],
    unlike: ['Yousef', 'Youssou'],
  },
  {
    id: 'q',
    reason: 'Arabic qaf is written q or g',
    from: /q(?!u)/gu,
    to: 'g',
    alike: ['Qaddafi', 'Gaddafi'],
    unlike: ['Qaddafi', 'Haddafi'],
  },
  {
    id: 'gh-dh',
    reason: 'sounds that English lacks, with or without h',
    from: /([gd])h/gu,
    to: '$1',
    alike: ['Gadhafi', 'Gadafi'],
    unlike: ['Dhari', 'Thari'],
  },
  { id: 'x', reason: 'Russian ks', from: /x/gu, to: 'ks', alike: ['Alexei', 'Aleksei'], unlike: ['Alexei', 'Alessi'] },
  { id: 'ph', reason: 'Greek phi', from: /ph/gu, to: 'f', alike: ['Sophia', 'Sofia'], unlike: ['Phan', 'Pan'] },
  {
    id: 'y',
    reason: 'Slavic and Arabic i before or after a vowel',
    from: /[yj](?=[aeiou])|(?<=[aeiou])[yj]|(?<=k|n|r|l|v|d|t)y+$/gu,
    to: 'i',
    alike: ['Shoygu', 'Shoigu'],
    unlike: ['Shoygu', 'Shogu'],
  },
  {
    id: 'ii',
    reason: 'Slavic endings: Zelenskyy, Zelenskiy, Zelensky',
    from: /i[iy]+/gu,
    to: 'i',
    alike: ['Zelenskiy', 'Zelensky'],
    unlike: ['Zelensky', 'Zelenska'],
  },
  {
    id: 'ou',
    reason: 'French spelling of u',
    from: /(?<=^[^aeiou]{1,2})ou(?=[^aeiou]{1,2}[aeiou])/gu,
    to: 'u',
    alike: ['Moussa', 'Musa'],
    unlike: ['Lou', 'Lu'],
  },
  {
    id: 'double',
    reason: 'consonants are doubled or not',
    from: /([b-df-hj-np-tv-z])\1/gu,
    to: '$1',
    alike: ['Khammenei', 'Khamenei'],
    unlike: ['Aaron', 'Aron'],
  },
  {
    id: 'h',
    reason: 'a silent h at the end',
    from: /(?<=[ae])h$/gu,
    to: '',
    alike: ['Abdullah', 'Abdulla'],
    unlike: ['Noah', 'Noam'],
  },
];

/** A folded name as it is compared: alike for the spellings of one name. */
export const spelled = (folded: string, rows: readonly Spelling[] = spellings): string =>
  folded
    .split(' ')
    .map((word) => rows.reduce((text, { from, to }) => text.replace(from, to), word))
    .join(' ');
