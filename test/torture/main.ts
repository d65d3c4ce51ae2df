/** `npm run torture -- [--rounds 200] [--real 20] [--seed 1] [--writers 8]`: kills the program and prints what became of what it had taken in. */
import { parseArgs } from 'node:util';
import { torture, type TortureCounts } from './torture.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    real: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    writers: { type: 'string', default: '8' },
  },
});
const [seed, writers] = [Number(values.seed), Number(values.writers)];

const show = ({ rounds, acknowledged, inFlight, unacknowledged, faults }: TortureCounts): string =>
  `${rounds} kills under ${writers} writers, ${inFlight} requests under way at the end: ${acknowledged} articles acknowledged, all of them ${faults.length === 0 ? 'whole' : 'looked at'}; ` +
  `${unacknowledged} more saved whole without an answer; ${faults.length} faults`;

let faults = 0;
for (const real of [false, true]) {
  const rounds = Number(real ? values.real : values.rounds);
  const tell = (round: number): void => {
    if ((round + 1) % 20 === 0) process.stderr.write(`${round + 1} of ${rounds}\n`);
  };
  const counts = await torture({ rounds, seed, writers, real, tell });
  process.stdout.write(`${real ? 'the real engine' : 'a stand-in for the engine'}: ${show(counts)}\n`);
  for (const fault of counts.faults.slice(0, 20)) process.stdout.write(`  ${fault}\n`);
  faults += counts.faults.length;
}
process.exitCode = faults > 0 ? 1 : 0;
