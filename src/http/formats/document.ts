/** What the OpenAPI document says of formats: the parameter that chooses one, and what each looks like. */
import { textOf } from '../bytes.ts';
import { examples } from '../examples.ts';
import type { Format, Gives, Kind } from './format.ts';
import { formatsOf } from './table.ts';

const exampleNames: Readonly<Record<Kind, string>> = {
  articles: 'Article',
  sources: 'Source',
  actors: 'Actor',
  events: 'Event',
  claims: 'Claim',
  mentions: 'Mention',
  set: 'RecordSet',
  provenance: 'Provenance',
  jobs: 'Job',
  jobItems: 'JobItem',
  changes: 'ChangeEntry',
  feed: 'ChangeEntry',
};

/** The example of a kind of record as the format writes it; none where it is written like the record itself. */
export function exampleIn(format: Format, gives: Gives | undefined): unknown {
  const record = gives && (format.sample ?? examples[exampleNames[gives.kind]]);
  if (record === undefined || format.name === 'json') return undefined;
  const page = gives!.many ? { page: { limit: 50 } } : {};
  const text = textOf(format.write({ ...gives!, ...page, records: [JSON.stringify(record)] }, 'https://news.example'));
  return format.schema ? (JSON.parse(text) as unknown) : text;
}

export function formatParameter(gives: Gives | undefined): Readonly<Record<string, unknown>>[] {
  const offered = formatsOf(gives);
  if (offered.length < 2) return [];
  const each = offered.map(({ name, about }) => `\`${name}\`: ${about}`).join(' ');
  const description = `Format of the answer; without it, what \`Accept\` says. ${each}`;
  return [
    {
      name: 'format',
      in: 'query',
      required: false,
      description,
      schema: { type: 'string', enum: offered.map(({ name }) => name) },
    },
  ];
}
