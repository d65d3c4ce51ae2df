/** The same way in, with somebody told what became of each article. */
import { type Ingest, ReadingFault } from '../ingest.ts';
import { NotWaiting } from '../store/port/jobs.ts';

/** Tells the outcome, or the reason why there is none; of a job's item that waits no more it was told, or never will be. */
export function countOutcomes(ingest: Ingest, tell: (outcome: string) => void): Ingest {
  const told = async <T>(work: Promise<T>, outcomeOf: (result: T) => string): Promise<T> => {
    try {
      const result = await work;
      tell(outcomeOf(result));
      return result;
    } catch (error) {
      if (!(error instanceof NotWaiting)) tell(error instanceof ReadingFault ? error.reason : 'failed');
      throw error;
    }
  };
  return {
    ...ingest,
    add: (...given) => told(ingest.add(...given), ({ outcome }) => outcome),
    addRecords: (...given) => told(ingest.addRecords(...given), ({ outcome }) => outcome),
    withdraw: (...given) => told(ingest.withdraw(...given), (outcome) => outcome),
  };
}
