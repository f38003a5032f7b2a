// That the check of answers turns red: each fault that it is there for, put into an answer that is right.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { Contract } from './contract.mjs';

const contract = new Contract(JSON.parse(readFileSync(new URL('../../searchd/openapi.json', import.meta.url))));
const json = 'application/json; charset=utf-8';

function search(change = () => {}) {
  const body = {
    query: 'q', matching: 'all', page: 1, hitsPerPage: 10, totalHits: 1, processingTimeMs: 0.1, generation: 1,
    partial: false,
    hits: [{ id: 'a', work: 'w', title: ['t'], score: 1, places: [{ url: '/read', number: 1, snippet: ['s'] }] }],
  };
  change(body);
  return { method: 'GET', path: '/api/v1/search', query: 'q=q', status: 200, contentType: json, body: JSON.stringify(body) };
}

const error = (change = {}) => JSON.stringify(
  { message: 'm', code: 'not_found', type: 'invalid_request', link: '/help#not_found', ...change });

test('a right answer has no faults', () => {
  assert.deepEqual(contract.faults(search()), []);
  assert.deepEqual(contract.faults({ ...search(), method: 'HEAD', body: '' }), []);
  assert.deepEqual(contract.faults({ ...search(), status: 404, path: '/api/v1/document', body: error() }), []);
  assert.deepEqual(contract.faults({ ...search(), status: 408, body: error({ code: 'request_timeout' }) }), []);
  assert.deepEqual(contract.faults({ ...search(), status: 304, path: '/api/v1/document', contentType: '', body: '' }), []);
});

const rows = (...lines) => ({
  ...search(), path: '/api/v1/export', query: 'q=q&format=ndjson', contentType: 'application/x-ndjson; charset=utf-8',
  body: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
});

test('of NDJSON every line is checked', () => {
  assert.deepEqual(contract.faults(rows()), []);
  assert.deepEqual(contract.faults(rows({ id: 'a', work: 'w' }, { id: 'b', work: 'w', page: 3 })), []);
  assert.notDeepEqual(contract.faults(rows({ id: 'a', work: 'w' }, { id: 'b', work: 'w', extra: 3 })), []);
});

const wrong = {
  'an unknown member': search((body) => { body.extra = 1; }),
  'an unknown member of a hit': search((body) => { body.hits[0].extra = 1; }),
  'an unknown member of a place': search((body) => { body.hits[0].places[0].extra = 1; }),
  'a missing member': search((body) => { delete body.totalHits; }),
  'a hit without a place': search((body) => { body.hits[0].places = []; }),
  'an empty optional member': search((body) => { body.correctedQuery = ''; }),
  'an unknown facet': search((body) => { body.facetDistribution = { colour: { red: 1 } }; }),
  'an unknown notice': search((body) => { body.notices = [{ code: 'nobody_knows', message: 'm' }]; }),
  'an unknown source': search((body) => { body.expansions = [{ from: 'a', to: [{ text: 'b' }], source: 'hearsay' }]; }),
  'an unknown way of matching': search((body) => { body.matching = 'some'; }),
  'a number as text': search((body) => { body.page = '1'; }),
  'another type': { ...search(), contentType: 'text/html' },
  'an undescribed status': { ...search(), status: 206 },
  'an undescribed parameter': { ...search(), query: 'q=q&fuzzy=1' },
  'an undescribed path': { ...search(), path: '/api/v1/nothing' },
  'an undescribed method': { ...search(), method: 'PUT' },
  'no JSON': { ...search(), body: '{' },
  'an unknown code of an error': { ...search(), status: 400, body: error({ code: 'nobody_knows' }) },
  'an error that says too much': { ...search(), status: 400, body: error({ stack: 's' }) },
  'an error of the parser on no path': { ...search(), path: '/nothing', status: 400, body: error({ type: 'odd' }) },
  'an error of the API as a page': { ...search(), path: '/api/v1/nothing', status: 404, contentType: 'text/html' },
};
for (const [what, answer] of Object.entries(wrong)) {
  test(`${what} is a fault`, () => assert.notDeepEqual(contract.faults(answer), []));
}
