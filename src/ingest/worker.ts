/** What runs in a worker thread: the engine, loaded once, and everything that goes through an article's text. */
import { loadEngine } from '../engine.ts';
import type { TraceEntry } from '../normalise/document.ts';
import { type Around, normalise } from '../normalise/pipeline.ts';
import { codePointIndex } from '../normalise/records/code-points.ts';
import type { ArticleText, RecordSet } from '../schema/article.ts';
import type { ExplainedRecordSet } from '../schema/trace.ts';
import type { Verification } from '../schema/verify.ts';
import { makeCurated } from './curated.ts';
import { withSketch } from './sketch.ts';
import { verify as verifyText } from './verify.ts';

const engine = loadEngine();

/** Set to 1 when a task leaves the queue, so that a timeout can tell waiting from work. */
export interface Begun {
  readonly begun: Int32Array<SharedArrayBuffer>;
}

export interface ReadTask extends Begun {
  readonly article: ArticleText;
  readonly explain: boolean;
}

export function warm(): true {
  return true;
}

/** What the engine made of an article, and the seconds that each stage took. */
export interface Reading {
  readonly set: ExplainedRecordSet;
  readonly stages: Readonly<Record<string, number>>;
}

function clocked(): { readonly around: Around; readonly stages: Record<string, number> } {
  const stages: Record<string, number> = {};
  const around: Around = (stage, run) => {
    const began = performance.now();
    const result = run();
    stages[stage] = (performance.now() - began) / 1000;
    return result;
  };
  return { around, stages };
}

export function read({ article, explain, begun }: ReadTask): Reading {
  Atomics.store(begun, 0, 1);
  const { around, stages } = clocked();
  if (!explain) return { set: withSketch(normalise(article, engine, undefined, around), article.text), stages };
  const entries: TraceEntry[] = [];
  const records = normalise(article, engine, (entry) => entries.push(entry), around);
  const offset = codePointIndex(article.text);
  const trace = entries.map(({ stage, rule, start, end, outcome, because }) => ({
    stage,
    rule,
    start: offset(start),
    end: offset(end),
    outcome,
    because,
  }));
  return { set: { ...withSketch(records, article.text), trace }, stages };
}

export function readCurated({ yaml, file, begun }: Begun & { readonly yaml: string; readonly file: string }): RecordSet {
  Atomics.store(begun, 0, 1);
  return makeCurated(yaml, file, engine.lexicon);
}

export function verify({ set, text, begun }: Begun & { readonly set: RecordSet; readonly text: string }): Verification {
  Atomics.store(begun, 0, 1);
  return verifyText(set, text);
}
