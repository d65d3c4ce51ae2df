/** One engine for all tests of a file: loading takes a second, reading an article a few milliseconds. */
import { loadEngine } from '../../src/engine.ts';
import type { Engine } from '../../src/normalise/pipeline.ts';

let engine: Engine | undefined;

export function theEngine(): Engine {
  engine ??= loadEngine();
  return engine;
}
