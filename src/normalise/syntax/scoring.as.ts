/**
 * Scoring with sparse linear models, for WebAssembly: this file is AssemblyScript, and `npm run scoring` compiles it to
 * data/model/scoring.wasm. `scoring.ts` lays out the memory that it works on and calls it.
 *
 * Nearly every look-up waits for memory, and the processor can wait for many at once as long as no decision hangs on one of
 * them. So the features of a round are written first, then all their slots are touched in a loop that does nothing else,
 * and a feature is taken or left by arithmetic alone. Rows of many weights are added 16 at a time.
 *
 * All numbers in a plan are of 32 bits. A plan begins with: the address of the slots, the mask for a feature's place among
 * them, the address of the lists of entries, the number of the first dense row, the address of the dense rows, the bytes of a
 * row, the address of the scores, and the number of rounds. Each round has the numbers of its templates with one, two,
 * three and four atoms, the lead that is enough after it, and its templates: what the hash begins with, and the addresses
 * of the atoms' values.
 */

/** The bits of a slot by which its feature is told from others. */
const checked: i32 = 0xffc00003;
/** Where the memory is free for lists: features of a round, and what was found of them. */
const featureList: usize = 64;
const denseList: usize = featureList + 4 * 256;
const sparseList: usize = denseList + 4 * 256;

const planHeader: usize = 32;
const roundHeader: usize = 20;

@inline
function stir(value: i32): i32 {
  const hash = value * <i32>0x9e3779b1;
  return hash ^ (hash >>> 15);
}

@inline
function value(address: usize): i32 {
  return load<i32>(load<u32>(address));
}

@inline
function stirOne(template: usize): i32 {
  return stir(load<i32>(template) ^ value(template + 4));
}

@inline
function stirTwo(template: usize): i32 {
  return stir(stirOne(template) ^ value(template + 8));
}

@inline
function stirThree(template: usize): i32 {
  return stir(stirTwo(template) ^ value(template + 12));
}

@inline
function countOf(round: usize): usize {
  return load<u32>(round) + load<u32>(round, 4) + load<u32>(round, 8) + load<u32>(round, 12);
}

/** Writes the features of a round, touches their slots, and gives the place of the next round. */
@inline
function write(round: usize, slots: usize, mask: i32): usize {
  const twos = load<i32>(round, 4);
  const threes = load<i32>(round, 8);
  const fours = load<i32>(round, 12);
  let at = round + roundHeader;
  let to = featureList;
  for (let left = load<i32>(round); left > 0; left--, at += 8, to += 4) store<i32>(to, stirOne(at));
  for (let left = twos; left > 0; left--, at += 12, to += 4) store<i32>(to, stirTwo(at));
  for (let left = threes; left > 0; left--, at += 16, to += 4) store<i32>(to, stirThree(at));
  for (let left = fours; left > 0; left--, at += 20, to += 4) store<i32>(to, stir(stirThree(at) ^ value(at + 16)));
  let touched = 0;
  for (let from = featureList; from < to; from += 4) touched ^= load<i32>(slots + ((load<i32>(from) & mask) << 2));
  store<i32>(0, touched);
  return at;
}

@inline
function holds(slot: i32, feature: i32): bool {
  return ((slot ^ feature) & checked) === 0;
}

/** Swaps the lanes of 16 bits by halves, quarters or neighbours, to find the greatest of all. */
@inline
function greatestTwo(top: v128, second: v128, otherTop: v128, otherSecond: v128): v128 {
  return i16x8.max_s(i16x8.max_s(second, otherSecond), i16x8.min_s(top, otherTop));
}

/** Scores the classes for the values that stand in memory, and gives the first class of those with the best score. */
export function askClass(plan: usize): i32 {
  const slots: usize = load<u32>(plan);
  const mask = load<i32>(plan, 4);
  const entries: usize = load<u32>(plan, 8);
  const firstDense = load<i32>(plan, 12);
  const rows: usize = load<u32>(plan, 16);
  const width: usize = load<u32>(plan, 20);
  const scores: usize = load<u32>(plan, 24);
  let round = plan + planHeader;
  memory.copy(scores, scores + 256, 256);
  let best = 0;
  for (let left = load<i32>(plan, 28); left > 0; left--) {
    const end = featureList + (countOf(round) << 2);
    const enough = load<i32>(round, 16);
    round = write(round, slots, mask);

    let dense = denseList;
    let sparse = sparseList;
    for (let from = featureList; from < end; from += 4) {
      const feature = load<i32>(from);
      const at = slots + ((feature & mask) << 2);
      const even = load<i32>(at);
      const odd = load<i32>(at, 4);
      const inEven = i32(holds(even, feature)) & i32(even !== 0);
      const found = inEven | (i32(holds(odd, feature)) & i32(odd !== 0));
      const place = (select<i32>(even, odd, inEven) >>> 2) & 0xfffff;
      const isDense = i32(place >= firstDense);
      store<i32>(dense, place);
      dense += (found & isDense) << 2;
      store<i32>(sparse, place);
      sparse += (found & (isDense ^ 1)) << 2;
    }

    let touched = 0;
    for (let list = sparseList; list < sparse; list += 4) touched ^= load<i16>(entries + (load<i32>(list) << 1));
    store<i32>(0, touched);
    for (let list = sparseList; list < sparse; list += 4) {
      let at = entries + (load<i32>(list) << 1);
      let entry: i32;
      do {
        entry = load<i16>(at);
        at += 2;
        const score = scores + ((entry & 127) << 1);
        store<i16>(score, load<i16>(score) + (entry >> 8));
      } while ((entry & 128) === 0);
    }

    let top = i16x8.splat(-0x8000);
    let second = top;
    for (let column: usize = 0; column < width; column += 16) {
      const to = scores + (column << 1);
      const from = rows + column;
      let low = v128.load(to);
      let high = v128.load(to, 16);
      for (let list = denseList; list < dense; list += 4) {
        const row = v128.load(from + <usize>(load<i32>(list) - firstDense) * width);
        low = i16x8.add(low, i16x8.extend_low_i8x16_s(row));
        high = i16x8.add(high, i16x8.extend_high_i8x16_s(row));
      }
      v128.store(to, low);
      v128.store(to, high, 16);
      second = i16x8.max_s(second, i16x8.min_s(top, low));
      top = i16x8.max_s(top, low);
      second = i16x8.max_s(second, i16x8.min_s(top, high));
      top = i16x8.max_s(top, high);
    }
    let otherTop = i8x16.shuffle(top, top, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
    let otherSecond = i8x16.shuffle(second, second, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
    second = greatestTwo(top, second, otherTop, otherSecond);
    top = i16x8.max_s(top, otherTop);
    otherTop = i8x16.shuffle(top, top, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
    otherSecond = i8x16.shuffle(second, second, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
    second = greatestTwo(top, second, otherTop, otherSecond);
    top = i16x8.max_s(top, otherTop);
    otherTop = i8x16.shuffle(top, top, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
    otherSecond = i8x16.shuffle(second, second, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
    second = greatestTwo(top, second, otherTop, otherSecond);
    best = i16x8.extract_lane_s(i16x8.max_s(top, otherTop), 0);
    if (best - i16x8.extract_lane_s(second, 0) > enough) break;
  }
  const wanted = i16x8.splat(<i16>best);
  let first = 0;
  let lanes = i16x8.bitmask(i16x8.eq(v128.load(scores), wanted));
  while (lanes === 0) {
    first += 8;
    lanes = i16x8.bitmask(i16x8.eq(v128.load(scores + (first << 1)), wanted));
  }
  return first + ctz(lanes);
}

/** Scores the moves for the values that stand in memory: three scores of 32 bits, SHIFT's always 0. */
export function askMoves(plan: usize): void {
  const slots: usize = load<u32>(plan);
  const mask = load<i32>(plan, 4);
  const scores: usize = load<u32>(plan, 24);
  let round = plan + planHeader;
  let leftScore = 0;
  let rightScore = 0;
  for (let left = load<i32>(plan, 28); left > 0; left--) {
    const end = featureList + (countOf(round) << 2);
    const enough = load<i32>(round, 16);
    round = write(round, slots, mask);
    for (let from = featureList; from < end; from += 4) {
      const feature = load<i32>(from);
      const at = slots + ((feature & mask) << 2);
      const even = load<i32>(at);
      const odd = load<i32>(at, 4);
      const weights = select<i32>(even, 0, holds(even, feature)) | select<i32>(odd, 0, holds(odd, feature));
      leftScore += (weights << 10) >> 22;
      rightScore += (weights << 20) >> 22;
    }
    const most = max(max(leftScore, rightScore), 0);
    const least = min(min(leftScore, rightScore), 0);
    if (most - (leftScore + rightScore - most - least) > enough) break;
  }
  store<i32>(scores, leftScore, 4);
  store<i32>(scores, rightScore, 8);
}
