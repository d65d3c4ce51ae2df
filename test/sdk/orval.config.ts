import { defineConfig } from 'orval';

export default defineConfig({
  whence: {
    input: '../../openapi/openapi.json',
    output: {
      target: 'generated/orval/whence.ts',
      client: 'fetch',
      mode: 'split',
      override: { mutator: { path: 'clients/orval-fetch.ts', name: 'callWhence' } },
    },
  },
});
