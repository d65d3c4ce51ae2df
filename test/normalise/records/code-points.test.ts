import { describe, expect, it } from 'vitest';
import { codePointIndex } from '../../../src/normalise/records/code-points.ts';

describe('code points', () => {
  it.each(['plain', 'é über', '🛰️ at 🇫🇷 end𝒷', '𝒷', '', 'lone \ud800 and \udc00 ends \ud83d'])(
    'are counted as iteration counts them in %j',
    (text) => {
      const index = codePointIndex(text);
      for (let at = 0; at <= text.length; at++) {
        const inside =
          text.charCodeAt(at - 1) >= 0xd800 &&
          text.charCodeAt(at - 1) <= 0xdbff &&
          text.charCodeAt(at) >= 0xdc00 &&
          text.charCodeAt(at) <= 0xdfff;
        if (!inside) expect(index(at)).toBe([...text.slice(0, at)].length);
      }
    },
  );
});
