/** Checks every file of data/lexicon and prints what is wrong, one fault to a line. Exit code 1 where there is any. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexiconFiles, readLexicon } from '../lexicon/load-lexicon.ts';
import { formatFaults } from '../lexicon/read-rows.ts';

const directory = process.argv[2] ?? fileURLToPath(new URL('../../data/lexicon', import.meta.url));
const started = performance.now();
const { lexicon, faults } = readLexicon(directory);
const took = Math.round(performance.now() - started);
if (faults.length > 0) console.error(formatFaults(faults));
const rows = [
  'countries',
  'cities',
  'regions',
  'nationalities',
  'organisations',
  'media',
  'people',
  'bodies',
  'titles',
  'roles',
] as const;
const counts = rows.map((name) => `${lexicon[name].length} ${name}`).join(', ');
const other = readdirSync(directory).filter(
  (file) => file.endsWith('.yml') && !Object.values(lexiconFiles).some(([name]) => name === file),
);
console.log(`${counts}; ${lexicon.forms.size} forms; read in ${took} ms; ${faults.length} faults`);
if (other.length > 0) console.log(`read by other stages: ${other.join(', ')}`);
process.exitCode = faults.length > 0 ? 1 : 0;
