/**
 * From UTF-16 indices, which JavaScript strings have, to Unicode code points, which the wire has (W3C TextPositionSelector).
 */

/** A converter for one text: constant time where the text has no astral characters, logarithmic otherwise. */
export function codePointIndex(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const pairs: number[] = [];
  for (let i = 0; i < text.length - 1; i++) {
    if (
      text.charCodeAt(i) >= 0xd800 &&
      text.charCodeAt(i) <= 0xdbff &&
      text.charCodeAt(i + 1) >= 0xdc00 &&
      text.charCodeAt(i + 1) <= 0xdfff
    )
      pairs.push(i++);
  }
  if (pairs.length === 0) return (offset) => offset;
  return (offset) => {
    let low = 0;
    let high = pairs.length; // how many pairs end at or before the offset
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle]! + 2 <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
