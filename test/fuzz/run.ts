/**
 * `npm run fuzz`: 20,000 requests under a fixed seed, then as many under a random one, which is printed so that it can be had again.
 *
 *     npm run fuzz -- [--count 20000] [--seed 7] [--operation listEvents] [--faults 10]
 */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { headers, hints, startFuzzed } from './service.ts';

const { values } = parseArgs({
  options: { count: { type: 'string' }, seed: { type: 'string' }, operation: { type: 'string' }, faults: { type: 'string' } },
});
const number = (text: string | undefined, preset: number): number => (text === undefined ? preset : Number(text));
const seeds = values.seed === undefined ? [1, Math.floor(Math.random() * 2 ** 31)] : [Number(values.seed)];
const count = number(values.count, 20_000);

for (const seed of seeds) {
  const { origin, service } = await startFuzzed();
  const options = { origin, seed, count, headers, hints, faults: number(values.faults, 10) };
  const begun = performance.now();
  const report = await fuzz({ ...options, ...(values.operation !== undefined && { operation: values.operation }) });
  await service.close();
  const statuses = [...report.statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
  console.log(
    `seed ${seed}: ${report.requests} requests in ${((performance.now() - begun) / 1000).toFixed(1)} s, slowest ${report.slowest.toFixed(0)} ms (${statuses.join(', ')})`,
  );
  if (report.unreached.length > 0) console.log(`never answered with 2xx: ${report.unreached.join(', ')}`);
  for (const { operation, what, curl, answer } of report.faults)
    console.log(`\nFAULT ${operation}: ${what}\n${curl}\n  -> ${answer}`);
  if (report.faults.length > 0) process.exitCode = 1;
}
