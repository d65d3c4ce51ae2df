/** The import rules of the house: who may import whom, no cycles, type imports included. */
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

const only = (name: string, from: string, allowed: readonly string[]): IForbiddenRuleType => ({
  name,
  severity: 'error' as const,
  from: { path: `^src/${from}` },
  to: { path: '^src/', pathNot: [`^src/${from}`, ...allowed.map((each) => `^src/${each}`)] },
});

const rules: IForbiddenRuleType[] = [
  { name: 'no-cycles', severity: 'error' as const, from: {}, to: { circular: true } },
  only('schema imports nothing', 'schema/', []),
  only('lexicon imports schema', 'lexicon/', ['schema/']),
  only('normalise imports schema and the lexicon’s types', 'normalise/', ['schema/', 'lexicon/']),
  {
    name: 'normalise takes only types from the lexicon',
    severity: 'error' as const,
    from: { path: '^src/normalise/' },
    to: { path: '^src/lexicon/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'normalise does no input or output',
    severity: 'error' as const,
    from: { path: '^src/normalise/' },
    to: { path: '^(node:)?(fs|net|http|https|child_process|worker_threads|process)' },
  },
  only('read imports schema', 'read/', ['schema/']),
  only('resolve imports schema', 'resolve/', ['schema/']),
  only('store imports schema', 'store/', ['schema/']),
  only('views import schema', 'views/', ['schema/']),
  only('keys imports schema and the store’s port', 'keys\\.ts', ['schema/', 'store/store\\.ts']),
  only('curation imports resolve, schema, the store’s port and how changes take turns', 'curation\\.ts', [
    'resolve/',
    'schema/',
    'store/(store\\.ts|port/)',
    'ingest/turns\\.ts',
  ]),
  only('metrics import the store’s port', 'metrics\\.ts', ['store/store\\.ts']),
  only('http imports ingest, curation, keys, metrics, schema and the store’s port', 'http/', [
    'ingest\\.ts',
    'keys\\.ts',
    'metrics\\.ts',
    'curation\\.ts',
    'schema/',
    'views/',
    'store/(store\\.ts|port/)',
    'config\\.ts',
  ]),
];

async function findViolations(folder: string, baseDir: string) {
  const result = await cruise(
    [folder],
    { baseDir, validate: true, ruleSet: { forbidden: rules }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
    undefined,
    { tsConfig: undefined },
  );
  return (result.output as ICruiseResult).summary;
}

describe('imports', () => {
  it('keep to the arrows', async () => {
    const summary = await findViolations('src', '.');
    expect(summary.totalCruised, 'modules seen').toBeGreaterThan(60);
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);

  it('are seen to fail where a rule is broken', async () => {
    const summary = await findViolations('src', 'test/fixtures/arrows');
    expect(summary.violations.map(({ rule }) => rule.name).sort()).toEqual([
      'no-cycles',
      'normalise does no input or output',
      'schema imports nothing',
    ]);
  }, 60_000);
});
