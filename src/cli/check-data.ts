/**
 * `npm run check-data [-- DIRECTORY]`: checks all data that somebody writes by hand (lexicon, vocabularies, rules of every
 * stage, samples, curated articles). Prints each fault with file, line and remedy, then one line of counts. Exit code 1 where
 * there is a fault.
 */
import { formatFaults } from '../lexicon/read-rows.ts';
import { checkData, dataDirectory } from './check-data/checks.ts';

const started = performance.now();
const { counts, faults } = checkData(process.argv[2] ?? dataDirectory);
const took = Math.round(performance.now() - started);
if (faults.length > 0) console.error(formatFaults(faults));
const counted = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
console.log(`${counted.join(', ')}; faults ${faults.length}; checked in ${took} ms`);
process.exitCode = faults.length > 0 ? 1 : 0;
