// The search box as another site embeds it: a page of that site, made up here, loads the script from the daemon.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { baseUrl, queries } from './chromium.mjs';
import { address, onPage, useBrowser } from './site.mjs';

useBrowser();

// A path of the daemon's own address stands in for the other site, so that nothing leaves this machine.
const hostPath = '/a-page-of-another-site';

async function openHost(page, body) {
  await page.route(`**${hostPath}`, (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': "default-src 'none'; script-src 'self'; style-src 'none'; img-src 'self' data:" },
    body: `<!doctype html><html lang="es"><link rel="icon" href="data:,"><title>otro sitio</title>` +
      `<script src="/ui/passage-search.js" defer></script>${body}`,
  }));
  await page.goto(address(hostPath));
}

test('the box leads to the results page in its language', () => onPage({}, async (page) => {
  await openHost(page, `<passage-search endpoint="${baseUrl()}"><p>fallback</p></passage-search>`);
  const field = page.getByRole('searchbox');
  assert.equal(await field.getAttribute('aria-label'), 'Buscar en los documentos');
  await field.fill(queries.ordinary);
  await field.press('Enter');
  await page.waitForURL(/\/search\?/);
  const parameters = new URL(page.url()).searchParams;
  assert.equal(parameters.get('q'), queries.ordinary);
  assert.equal(parameters.get('ui'), 'es');
  assert.ok(await page.locator('.hits > li').count() > 0);
}));

test('the box takes no address that is not of the web', () => onPage({}, async (page) => {
  await openHost(page, '<passage-search endpoint="javascript:alert(1)" lang="ar"></passage-search>');
  const action = await page.locator('passage-search').evaluate((box) => box.shadowRoot.querySelector('form').action);
  assert.equal(action, address('/search'));
  assert.equal(await page.getByRole('button').innerText(), 'بحث');
}));

test('without scripts the form inside serves', () => onPage({ javaScriptEnabled: false }, async (page) => {
  await openHost(page, `<passage-search><form action="${address('/search')}"><input name="q"><button>ok</button></form></passage-search>`);
  await page.locator('input[name=q]').fill(queries.ordinary);
  await page.locator('button').click();
  await page.waitForURL(/\/search\?/);
}));

test('the box is small and free', () => onPage({}, async (page) => {
  const script = await (await page.request.get(address('/ui/passage-search.js'))).text();
  const size = gzipSync(script, { level: 9 }).length;
  console.log(`passage-search.js: ${size} bytes gzipped`);
  assert.ok(size <= 10 * 1024);
  assert.match(script, /SPDX-License-Identifier: MIT/);
}));
