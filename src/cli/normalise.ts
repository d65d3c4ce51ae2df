/** `npm run -s normalise -- FILE [--publisher NAME] [--published DATE] [--headline TEXT] [--url URL]`: an article's records as JSON. */
import { loadEngine } from '../engine.ts';
import { normalise } from '../normalise/pipeline.ts';
import { articleFromArguments } from './arguments.ts';

const article = articleFromArguments(
  'usage: normalise FILE [--publisher NAME] [--published DATE] [--headline TEXT] [--url URL]   (FILE - reads standard input)',
);
process.stdout.write(`${JSON.stringify(normalise(article, loadEngine()), null, 2)}\n`);
