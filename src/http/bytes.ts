/**
 * The bytes of long lists. To join a page's records first takes longer than to read them: the text is made in young memory, which
 * is moved about, and then gone through anew for its length, its tag and each time that it is sent.
 */

/** A text in parts: what begins it, items with commas between them, and what ends it. */
export interface Listed {
  readonly begin: string;
  readonly items: readonly string[];
  readonly end: string;
}

/** A text that is written, whole or in parts. */
export type Written = string | Listed;

export const textOf = (text: Written): string =>
  typeof text === 'string' ? text : `${text.begin}${text.items.join(',')}${text.end}`;

/** Used again and again; what is longer is made in the usual way. */
const scratch = Buffer.allocUnsafeSlow(1_000_000);
const encoder = new TextEncoder();
const comma = ','.charCodeAt(0);

/** UTF-8, in a buffer of its own. */
export function bytesOf(listed: Listed): Buffer {
  let [at, fits] = [0, true];
  const put = (text: string): void => {
    const { read, written } = encoder.encodeInto(text, scratch.subarray(at));
    fits &&= read === text.length;
    at += written;
  };
  put(listed.begin);
  for (let index = 0; index < listed.items.length && fits; index++) {
    if (index > 0) scratch[at++] = comma;
    put(listed.items[index]!);
  }
  put(listed.end);
  return fits ? Buffer.from(scratch.subarray(0, at)) : Buffer.from(textOf(listed));
}
