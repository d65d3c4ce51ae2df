/**
 * Remembers what was made of a word: an article says the same words again and again, and so do others. At `most` words it begins
 * anew, so that ever new words fill no memory. `make` must be pure.
 */
export function remember<Value>(make: (word: string) => Value, most = 40_000): (word: string) => Value {
  let known = new Map<string, Value>();
  return (word) => {
    let value = known.get(word);
    if (value === undefined) {
      if (known.size >= most) known = new Map();
      value = make(word);
      known.set(word, value);
    }
    return value;
  };
}
