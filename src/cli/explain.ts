/** `npm run -s explain -- FILE […]`: what fired and what was blocked, in the order of the text, and the records that came of it. */
import { styleText } from 'node:util';
import { loadEngine } from '../engine.ts';
import type { TraceEntry } from '../normalise/document.ts';
import { normalise } from '../normalise/pipeline.ts';
import type { RecordSet } from '../schema/article.ts';
import { articleFromArguments } from './arguments.ts';

const article = articleFromArguments(
  'usage: explain FILE [--publisher NAME] [--published DATE] [--headline TEXT] [--url URL]   (FILE - reads standard input)',
);
const trace: TraceEntry[] = [];
const records = normalise(article, loadEngine(), (entry) => trace.push(entry));

const quote = ({ start, end }: TraceEntry): string => {
  const words = article.text.slice(start, end).replace(/\s+/g, ' ');
  return words.length > 90 ? `${words.slice(0, 60)} … ${words.slice(-25)}` : words;
};

function line(entry: TraceEntry): string {
  const outcome = entry.outcome === 'fired' ? styleText('green', 'fired  ') : styleText('yellow', 'blocked');
  const place = `${entry.start}–${entry.end}`.padEnd(11);
  return `${styleText('dim', place)} ${entry.stage.padEnd(12)} ${outcome} ${styleText('bold', entry.rule)}  “${quote(entry)}”\n             ${styleText('dim', entry.because)}`;
}

function summary({ claims, events, actors }: RecordSet): string {
  const told = claims.map(
    (claim) =>
      `  ${claim.chain.map(({ source }) => source.name).join(' ← ')} ${styleText('dim', claim.stance)}: ${claim.events.map(({ name, status }) => `${name} [${status}]`).join('; ') || '(no event)'}`,
  );
  const times = events.map(
    (event) => `  ${event.label}  ${event.type} ${event.status} ${event.time?.edtf ?? ''} ${event.place?.name ?? ''}`,
  );
  return [
    'CLAIMS',
    ...told,
    'EVENTS',
    ...times,
    'ACTORS',
    ...actors.map(({ name, kind, country }) => `  ${name} (${kind}${country ? `, ${country}` : ''})`),
  ].join('\n');
}

const ordered = trace.toSorted((a, b) => a.start - b.start || a.end - b.end);
process.stdout.write(`${ordered.map(line).join('\n')}\n\n${summary(records)}\n`);
