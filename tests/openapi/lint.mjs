// Lints the OpenAPI document: the recommended rules, examples against their schemas, all as errors.
import { fileURLToPath } from 'node:url';

import { createConfig, formatProblems, getTotals, lint } from '@redocly/openapi-core';

const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    'no-invalid-media-type-examples': 'error',
    'no-invalid-parameter-examples': 'error',
    'no-invalid-schema-examples': 'error',
    'operation-description': 'off',
    'no-server-example.com': 'off',
  },
});
const problems = await lint({ ref: fileURLToPath(new URL('../../searchd/openapi.json', import.meta.url)), config });
formatProblems(problems, { totals: getTotals(problems), format: 'stylish' });
console.log(`${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
