// answers.mjs FOLDER: checks every answer that the end-to-end tests have recorded in a folder against the OpenAPI
// document. Fails when one differs, and when a path of the document was never answered with success.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { Contract } from './contract.mjs';

const folder = process.argv[2];
if (!folder) throw new Error('usage: answers.mjs FOLDER');
const contract = new Contract(JSON.parse(readFileSync(new URL('../../searchd/openapi.json', import.meta.url))));

const differing = new Map();
const unanswered = new Set(contract.paths());
let count = 0;
for (const file of readdirSync(folder)) {
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
    if (!line) continue;
    const answer = JSON.parse(line);
    ++count;
    if (answer.status < 300) unanswered.delete(answer.path);
    for (const fault of contract.faults(answer)) {
      const what = `${answer.method} ${answer.path}: ${fault}`;
      if (!differing.has(what)) differing.set(what, answer);
    }
  }
}

for (const [what, answer] of differing) {
  console.error(`${what}\n  query: ${answer.query.slice(0, 200)}\n  body: ${(answer.body ?? '').slice(0, 300)}`);
}
for (const path of unanswered) console.error(`${path}: no answer with success was recorded`);
console.log(`${count} answers checked, ${differing.size} kinds of difference, ${unanswered.size} paths without an answer`);
process.exit(differing.size === 0 && unanswered.size === 0 && count > 0 ? 0 : 1);
