/** From learned weights to the model as it ships: tables that fit the caches, and the order of the questions. */
import type { StoredLinear, StoredMoves, SyntaxModel } from '../../lexicon/syntax-model.ts';
import type { RawToken } from '../../normalise/sentences/raw-token.ts';
import { askedModels, createAnalyseSentence, templatesOf } from '../../normalise/syntax/analyse.ts';
import type { Asked } from '../../normalise/syntax/scoring.ts';
import { allAtOnce, packLinear, packMoves, roomy } from './pack.ts';
import { decisionsOf, learnQuestions, saidOfClasses, saidOfMoves, tellingOrder } from './questions.ts';
import type { LearnedLinear, LearnedMoves } from './round-weights.ts';

type ModelName = keyof typeof templatesOf;
const names = Object.keys(templatesOf) as ModelName[];

/** Learned weights of the four models. */
export interface Learned {
  readonly tagger: LearnedLinear;
  readonly outlook: LearnedLinear;
  readonly relationChoice: LearnedLinear;
  readonly arcs: LearnedMoves;
}

/** The lists that ship beside the weights, in the form of the model and of its file. */
export type Lists = Omit<SyntaxModel, ModelName>;

/** Bits of the tables that ship. */
const slotBits = { tagger: 20, outlook: 20, relationChoice: 19, arcs: 21 };

/**
 * How many of the decisions that a round settles must be those that all templates would give. Everything hangs on the tags, so
 * that they may save least.
 */
const agreeing = { tagger: 0.9999, outlook: 0.9998, relationChoice: 0.9998, arcs: 0.9998 };

/** Decisions that the order and the leads are each learned from. */
const mostDecisions = 8000;

/** The four models, packed. */
interface Tables {
  readonly tagger: StoredLinear;
  readonly outlook: StoredLinear;
  readonly relationChoice: StoredLinear;
  readonly arcs: StoredMoves;
}

/** Analyses sentences and shows the features of every question, by template number. */
function watch(model: SyntaxModel, sentences: readonly RawToken[][], see: (name: ModelName, features: Int32Array) => void): void {
  const asked = askedModels(model);
  const watched = <Answer>(name: ModelName, { values, ask }: Asked<Answer>): Asked<Answer> => {
    const features = new Int32Array(templatesOf[name].names.length);
    return {
      values,
      ask: () => {
        templatesOf[name].write(values, features);
        see(name, features);
        return ask();
      },
    };
  };
  const analyse = createAnalyseSentence(model, {
    tagger: watched('tagger', asked.tagger),
    outlook: watched('outlook', asked.outlook),
    relationChoice: watched('relationChoice', asked.relationChoice),
    arcs: watched('arcs', asked.arcs),
  });
  for (const sentence of sentences) analyse(sentence);
}

/** The first thousands of decisions of each model, as their features by template number. */
function gather(model: SyntaxModel, sentences: readonly RawToken[][]): Record<ModelName, Int32Array[]> {
  const seen: Record<ModelName, Int32Array[]> = { tagger: [], outlook: [], relationChoice: [], arcs: [] };
  watch(model, sentences, (name, features) => {
    if (seen[name].length < mostDecisions) seen[name].push(features.slice());
  });
  return seen;
}

/** Every so many sentences, so that a limited number of decisions comes from everywhere. */
const spread = (sentences: readonly RawToken[][], count: number) =>
  sentences.filter((_, index) => index % Math.max(1, Math.floor(sentences.length / count)) === 0);

/**
 * Packs the weights by what the sentences that they were learned from ask for, and learns the order of the questions from some
 * of these; how far ahead is enough is learned from other sentences, on which the model is less sure of itself.
 */
export function settle(
  learned: Learned,
  lists: Lists,
  sentences: readonly RawToken[][],
  others: readonly RawToken[][],
  log: (line: string) => void,
): { model: SyntaxModel; tables: Tables } {
  const asked: Record<ModelName, Map<number, number>> = {
    tagger: new Map(),
    outlook: new Map(),
    relationChoice: new Map(),
    arcs: new Map(),
  };
  const everything = (name: ModelName) => allAtOnce(templatesOf[name].names.length);
  const tablesOf = (bits: Record<ModelName, number>, counts?: typeof asked, questions = everything): Tables => {
    const linear = (name: Exclude<ModelName, 'arcs'>) => packLinear(learned[name], questions(name), bits[name], counts?.[name]);
    return {
      tagger: linear('tagger'),
      outlook: linear('outlook'),
      relationChoice: linear('relationChoice'),
      arcs: packMoves(learned.arcs, questions('arcs'), bits.arcs, counts?.arcs),
    };
  };
  const loose = { ...lists, ...tablesOf({ tagger: roomy, outlook: roomy, relationChoice: roomy, arcs: roomy }) };
  for (const name of names) for (const feature of learned[name].features) asked[name].set(feature, 0);
  watch(loose, sentences, (name, features) => {
    const counts = asked[name];
    for (const feature of features) {
      const before = counts.get(feature);
      if (before !== undefined) counts.set(feature, before + 1);
    }
  });
  log('counted what is asked for');
  const packed = { ...lists, ...tablesOf(slotBits, asked) };
  const orders = gather(packed, spread(sentences, 600));
  const leads = gather(packed, spread(others, 600));
  const questions = Object.fromEntries(
    names.map((name) => {
      const said = name === 'arcs' ? saidOfMoves(packed.arcs) : saidOfClasses(packed[name]);
      const order = tellingOrder(decisionsOf(orders[name], said), said.classes);
      const { questions, asked } = learnQuestions(order, decisionsOf(leads[name], said), said.classes, agreeing[name]);
      log(
        `${name}: ${asked.toFixed(1)} of ${order.length} templates asked, rounds ${questions.rounds.map((round) => round.length).join(' ')}`,
      );
      return [name, questions];
    }),
  ) as Record<ModelName, SyntaxModel['arcs']['questions']>;
  const tables = tablesOf(slotBits, asked, (name) => questions[name]);
  return { model: { ...lists, ...tables }, tables };
}
