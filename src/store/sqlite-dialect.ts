/** What SQLite spells in its own way. */
import type { Dialect } from './dialect.ts';
import type { SearchTerm } from './search.ts';
import { sql } from './sql.ts';

const phrase = ({ words, open }: SearchTerm): string => `"${words.join(' ')}"${open ? '*' : ''}`;

/** Full text is in FTS5 tables beside those of the records, `events_text` beside `events`; triggers keep them in step. The newest stand first. */
export const sqliteDialect: Dialect = {
  name: 'sqlite',
  search: (table, terms) => ({
    table: `${table}_text`,
    key: 'rowid',
    negative: true,
    where: sql(`${table}_text MATCH ?`, terms.map(phrase).join(' AND ')),
  }),
  relevance: '-d.rank',
  dayIn: (instant) => `day_in(${instant}, ?)`,
  mondayOf: (day) => `date(${day}, '-6 days', 'weekday 1')`,
  ends: (pair) => [`substr(${pair}, 1, instr(${pair}, ':') - 1)`, `substr(${pair}, instr(${pair}, ':') + 1)`],
  monthsAndTypes: 'events r INDEXED BY events_month_type',
  narrow: (table) => (table === 'events' ? 'events r INDEXED BY events_facts' : `${table} r`),
};
