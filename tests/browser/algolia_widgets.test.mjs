// Widgets written for Algolia, as npm has them, on a site of another origin, asking this server.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { baseUrl, queries } from './chromium.mjs';
import { onOtherSite } from './other_site.mjs';
import { useBrowser } from './site.mjs';

useBrowser();

const packages = {
  '/lite.js': 'algoliasearch/dist/lite/builds/browser.umd.js',
  '/client.js': 'algoliasearch/dist/algoliasearch.umd.js',
  '/instantsearch.js': 'instantsearch.js/dist/instantsearch.production.min.js',
  '/autocomplete.js': '@algolia/autocomplete-js/dist/umd/index.production.js',
};
const files = Object.fromEntries(Object.entries(packages).map(([path, file]) =>
  [path, readFileSync(new URL(`node_modules/${file}`, import.meta.url))]));
const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
  ${Object.keys(packages).map((path) => `<script src="${path}"></script>`).join('')}
  <div id="box"></div><div id="stats"></div><div id="sort"></div><div id="kind"></div><div id="language"></div>
  <div id="hits"></div><div id="pages"></div>`;
const host = { url: new URL(baseUrl()).host, protocol: 'http', accept: 'readWrite' };

/** What the project's own API says. */
async function apiSearch(parameters) {
  const answer = await fetch(`${baseUrl()}/api/v1/search?${new URLSearchParams(parameters)}`);
  assert.equal(answer.status, 200);
  return answer.json();
}

/** Runs `use(page)` on a site with InstantSearch's widgets; `window.search` is theirs. */
function onInstantSearch(use) {
  return onOtherSite({ html, files }, async (page, origin) => {
    await page.goto(origin);
    await page.evaluate((hosts) => {
      const { liteClient } = window['algoliasearch/lite'];
      const w = instantsearch.widgets;
      window.search = instantsearch({ indexName: 'documents', searchClient: liteClient('passage', 'none', { hosts }) });
      window.search.addWidgets([
        w.configure({ hitsPerPage: 5 }),
        w.searchBox({ container: '#box' }),
        w.stats({ container: '#stats', templates: { text: (data) => `${data.nbHits} in ${data.processingTimeMS}` } }),
        w.sortBy({ container: '#sort', items: [
          { label: 'relevance', value: 'documents' }, { label: 'newest', value: 'documents_newest' },
          { label: 'oldest', value: 'documents_oldest' }] }),
        w.refinementList({ container: '#kind', attribute: 'kind', limit: 20 }),
        w.refinementList({ container: '#language', attribute: 'language', searchable: true }),
        w.hits({ container: '#hits', templates: { item: (hit, { html: make, components }) => make`<article id=${hit.objectID} data-date=${hit.date}>
          <h2>${components.Highlight({ hit, attribute: 'title' })}</h2><p>${components.Snippet({ hit, attribute: 'content' })}</p></article>` } }),
        w.pagination({ container: '#pages' }),
      ]);
      window.search.start();
    }, [host]);
    await page.locator('#hits article').first().waitFor();
    await use(page);
  });
}

const ids = (page) => page.locator('#hits article').evaluateAll((all) => all.map((one) => one.id));
const total = async (page) => Number.parseInt(await page.locator('#stats').innerText(), 10);

/** Waits until the widgets show what the API answers, and compares. */
async function expectSameAs(page, parameters) {
  const answer = await apiSearch({ hitsPerPage: 5, ...parameters });
  const expected = { total: answer.totalHits, ids: answer.hits.map((hit) => hit.id) };
  let shown;
  for (let tries = 0; tries < 50; ++tries) {
    shown = { total: await total(page), ids: await ids(page) };
    if (JSON.stringify(shown) === JSON.stringify(expected)) break;
    await page.waitForTimeout(100);
  }
  assert.deepEqual(shown, expected);
  return answer;
}

const valueOf = (page, list, value) => page.locator(`${list} .ais-RefinementList-checkbox[value="${value}"]`);
const countsOf = (page, list) => page.locator(`${list} .ais-RefinementList-item`).evaluateAll((all) => Object.fromEntries(
  all.map((one) => [one.querySelector('input').value, Number(one.querySelector('.ais-RefinementList-count').textContent)])));

test('InstantSearch: box, hits with highlighting, stats', () => onInstantSearch(async (page) => {
  await expectSameAs(page, { q: '' });
  await page.locator('#box input').fill(queries.ordinary);
  const answer = await expectSameAs(page, { q: queries.ordinary });
  for (const [at, hit] of answer.hits.entries()) {
    const article = page.locator('#hits article').nth(at);
    assert.equal(await article.locator('h2').textContent(), hit.title.join(''));
    assert.equal(await article.locator('p').textContent(), hit.places[0].snippet.join(''));
    assert.deepEqual(await article.locator('p mark').allTextContents(), hit.places[0].snippet.filter((_, i) => i % 2 === 1));
  }
  assert.ok(await page.locator('#hits mark').count() > 0);
  assert.match(await page.locator('#stats').innerText(), /^\d+ in [1-9]\d*$/);
  await page.locator('#box input').fill(queries.nothing);
  await page.locator('#hits .ais-Hits--empty').waitFor();
  assert.equal(await total(page), 0);
}));

test('InstantSearch: refinement lists, several values, their counts', () => onInstantSearch(async (page) => {
  await page.locator('#box input').fill('migrants');
  const all = await expectSameAs(page, { q: 'migrants', facets: 'kind,language' });
  assert.deepEqual(await countsOf(page, '#kind'), all.facetDistribution.kind);
  const [first, second] = Object.keys(all.facetDistribution.kind);
  await valueOf(page, '#kind', first).click();
  await expectSameAs(page, { q: 'migrants', filter: `kind:${first}` });
  assert.deepEqual(await countsOf(page, '#kind'), all.facetDistribution.kind);  // those of the others stay
  await valueOf(page, '#kind', second).click();
  const both = new URLSearchParams([['q', 'migrants'], ['filter', `kind:${first}`], ['filter', `kind:${second}`], ['facets', 'language'], ['hitsPerPage', 5]]);
  const narrowed = await (await fetch(`${baseUrl()}/api/v1/search?${both}`)).json();
  await page.waitForFunction((count) => Number.parseInt(document.querySelector('#stats').innerText, 10) === count, narrowed.totalHits);
  assert.equal(narrowed.totalHits, all.facetDistribution.kind[first] + all.facetDistribution.kind[second]);
  assert.deepEqual(await ids(page), narrowed.hits.map((hit) => hit.id));
  for (const [language, count] of Object.entries(await countsOf(page, '#language'))) {
    assert.equal(count, narrowed.facetDistribution.language[language], language);
  }
  await valueOf(page, '#language', 'en').click();
  await page.waitForFunction((count) => Number.parseInt(document.querySelector('#stats').innerText, 10) === count,
    narrowed.facetDistribution.language.en);
}));

test('InstantSearch: a refinement list is searched', () => onInstantSearch(async (page) => {
  await page.locator('#language input[type=search]').fill('e');
  await page.waitForFunction(() => Array.from(document.querySelectorAll('#language .ais-RefinementList-checkbox'))
    .every((one) => one.value.startsWith('e')));
  const { facetDistribution } = await apiSearch({ q: '', facets: 'language' });
  assert.deepEqual(await countsOf(page, '#language'),
    Object.fromEntries(Object.entries(facetDistribution.language).filter(([value]) => value.startsWith('e'))));
  assert.deepEqual(await page.locator('#language mark').allTextContents(), Array(await page.locator('#language mark').count()).fill('e'));
}));

test('InstantSearch: pages and order', () => onInstantSearch(async (page) => {
  const { totalHits } = await apiSearch({ q: '' });
  await page.locator('#pages a', { hasText: /^2$/ }).click();
  await expectSameAs(page, { q: '', page: 2 });
  await page.locator('#pages .ais-Pagination-item--lastPage a').click();
  await expectSameAs(page, { q: '', page: Math.ceil(totalHits / 5) });
  for (const sort of ['newest', 'oldest']) {
    await page.locator('#sort select').selectOption(`documents_${sort}`);
    await page.locator('#box input').fill('');
    await expectSameAs(page, { q: '', sort });
  }
}));

test('a mistake of the developer is told in the words of Algolia', () => onOtherSite({ html, files, mayFailToLoad: true }, async (page, origin) => {
  await page.goto(origin);
  const error = await page.evaluate(async (hosts) => {
    const client = window['algoliasearch/lite'].liteClient('passage', 'none', { hosts });
    return client.search([{ indexName: 'documents', params: { facets: ['kind'], filters: 'kindd:report' } }]).catch((e) => ({ name: e.name, message: e.message, status: e.status }));
  }, [host]);
  assert.equal(error.name, 'ApiError');
  assert.equal(error.status, 400);
  assert.match(error.message, /"kind"/);
}));

test('the full client asks too, whose headers need a preflight', () => onOtherSite({ html, files }, async (page, origin) => {
  await page.goto(origin);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  const { results } = await page.evaluate((hosts) => {
    const client = window.algoliasearch.algoliasearch('passage', 'none', { hosts, authMode: 'WithinHeaders' });
    return client.search({ requests: [{ indexName: 'documents', query: 'detention' }] });
  }, [host]);
  assert.equal((await (await sent).allHeaders())['x-algolia-application-id'], 'passage');
  assert.equal(results[0].nbHits, (await apiSearch({ q: 'detention' })).totalHits);
  assert.match(JSON.stringify(results[0].hits.map((hit) => hit._highlightResult)), /<em>/);
}));

test('Autocomplete suggests documents', () => onOtherSite({ html, files }, async (page, origin) => {
  await page.goto(origin);
  await page.evaluate((hosts) => {
    const { autocomplete, getAlgoliaResults } = window['@algolia/autocomplete-js'];
    const searchClient = window['algoliasearch/lite'].liteClient('passage', 'none', { hosts });
    autocomplete({
      container: '#box',
      detachedMediaQuery: 'none',  // without its style sheet it would open a dialog
      getSources: ({ query }) => [{
        sourceId: 'documents',
        getItemUrl: ({ item }) => item.url,
        getItems: () => getAlgoliaResults({ searchClient, queries: [{ indexName: 'documents', params: { query, hitsPerPage: 4 } }] }),
        templates: { item: ({ item, components, html: make }) => make`<p>${components.Highlight({ hit: item, attribute: 'title' })}</p>` },
      }],
    });
  }, [host]);
  await page.locator('#box input').fill('detention');
  await page.locator('.aa-Item').first().waitFor();
  const { hits } = await apiSearch({ q: 'detention', hitsPerPage: 4 });
  assert.deepEqual(await page.locator('.aa-Item p').allTextContents(), hits.map((hit) => hit.title.join('')));
  assert.deepEqual(await page.locator('.aa-Item mark').allTextContents(), hits.flatMap((hit) => hit.title.filter((_, i) => i % 2 === 1)));
}));
