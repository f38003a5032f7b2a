import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queries } from './chromium.mjs';
import { address, onPage, searchAddress, totalHits, useBrowser } from './site.mjs';

useBrowser();

test('a query typed on the start page and Enter lead to results', () => onPage({}, async (page) => {
  await page.goto(address('/'));
  await page.locator('passage-search input[role]:focus').waitFor();  // the browser focuses it a moment after loading
  await page.keyboard.type(queries.ordinary);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?/);
  assert.equal(new URL(page.url()).searchParams.get('q'), queries.ordinary);
  assert.equal(await page.getByRole('combobox').inputValue(), queries.ordinary);
  assert.ok(await page.locator('.hits > li').count() > 0);
  assert.ok(await page.locator('.places mark').count() > 0);
}));

test('the start page says what there is and leads there', () => onPage({}, async (page) => {
  await page.goto(address('/'));
  const row = page.locator('.tables li').first();
  const count = Number((await row.locator('.n').innerText()).replace(/[^\d]/g, ''));
  await row.locator('a').click();
  assert.equal(await totalHits(page), count);
}));

test('a place in a PDF links to its page, one in a recording to its minute', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary, { filter: 'kind:report' }));
  const pages = await page.locator('.places a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  assert.ok(pages.some((href) => /#page=\d+$/.test(href)), pages.join(' '));
  await page.goto(searchAddress('', { filter: 'kind:transcript', places: '1' }));
  const minutes = await page.locator('.places a').evaluateAll((links) =>
    links.map((link) => [link.getAttribute('href'), link.textContent]));
  assert.ok(minutes.some(([href]) => /(#t=|[?&]t=)[\d.]+$/.test(href)), minutes.join(' '));
  assert.ok(minutes.some(([, text]) => /\d:\d\d/.test(text)));
}));

test('a facet narrows the search and lets it go again', () => onPage({}, async (page) => {
  await page.goto(searchAddress(''));
  const all = await totalHits(page);
  const value = page.locator('.facets section').first().locator('li a').first();
  const label = await value.locator('bdi').innerText();
  const count = Number((await value.locator('.n').innerText()).replace(/[^\d]/g, ''));
  assert.ok(count < all);
  await value.click();
  assert.equal(await totalHits(page), count);
  assert.equal(new URL(page.url()).searchParams.getAll('filter').length, 1);
  assert.equal(await page.locator('.facets a[aria-current] bdi').innerText(), label);
  assert.ok((await page.locator('.chosen').innerText()).includes(label));
  await page.locator('.chosen a').first().click();
  assert.equal(await totalHits(page), all);
}));

test('the next query keeps the filters', () => onPage({}, async (page) => {
  await page.goto(searchAddress('', { filter: 'kind:report', sort: 'newest' }));
  await page.getByRole('combobox').fill(queries.ordinary);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === queries.ordinary);
  const parameters = new URL(page.url()).searchParams;
  assert.equal(parameters.get('filter'), 'kind:report');
  assert.equal(parameters.get('sort'), 'newest');
}));

test('dates narrow the search; a mistyped one is said', () => onPage({}, async (page) => {
  await page.goto(searchAddress(''));
  const all = await totalHits(page);
  await page.locator('input[name=from]').fill('2018');
  await page.locator('input[name=to]').fill('2018-12');
  await page.locator('.dates button').click();
  const found = await totalHits(page);
  assert.ok(found > 0 && found < all, `${found} of ${all}`);
  const years = await page.locator('.hits time').evaluateAll((times) => times.map((time) => time.dateTime.slice(0, 4)));
  assert.deepEqual([...new Set(years)], ['2018']);
  assert.equal(await page.locator('.chosen a').count(), 1);
  await page.locator('input[name=from]').fill('tomorrow');
  await page.locator('.dates button').click();
  assert.equal(await page.locator('p.notice').count(), 1);
}));

test('pages are turned by links, and the browser goes back', () => onPage({}, async (page) => {
  await page.goto(searchAddress(''));
  const first = await page.locator('.hits h2').first().innerText();
  const address1 = page.url();
  await page.locator('.paging a[rel~=next]').click();
  assert.equal(new URL(page.url()).searchParams.get('page'), '2');
  assert.equal(await page.locator('.hits').getAttribute('start'), '11');
  assert.equal(await page.locator('.paging [aria-current=page]').innerText(), '2');
  await page.goBack();
  assert.equal(page.url(), address1);
  assert.equal(await page.locator('.hits h2').first().innerText(), first);
}));

test('the order can be changed', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary));
  await page.locator('.sort a').first().click();
  assert.equal(new URL(page.url()).searchParams.get('sort'), 'newest');
  const dates = await page.locator('.hits time').evaluateAll((times) => times.map((time) => time.dateTime));
  assert.ok(dates.length > 1);
  const years = dates.map((date) => date.slice(0, 4));
  assert.deepEqual(years, [...years].sort().reverse());
}));

test('a hit opens in the reading view at its passage', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary));
  await page.locator('.more a').first().click();
  assert.match(page.url(), /\/read\?id=.*#p\d+$/);
  const here = page.locator('.passage[aria-current]');
  assert.equal(await here.count(), 1);
  await page.waitForTimeout(400);
  const box = await here.boundingBox();
  assert.ok(box.y > -5 && box.y < 900, `the passage stands at ${box.y}`);
  assert.ok(await page.locator('.passage mark').count() > 0);
  assert.equal(await page.getByRole('combobox').inputValue(), queries.ordinary);
  assert.ok(await page.locator('.passage .where').count() > 0);
}));

test('other languages of a text are linked', () => onPage({}, async (page) => {
  await page.goto(searchAddress(''));
  const links = await page.locator('.more a[hreflang]').evaluateAll((all) => all.map((link) => link.href));
  assert.ok(links.length > 0);
  const own = links.filter((link) => link.startsWith(address('/')));
  for (const link of own.slice(0, 5)) {
    const answer = await page.request.get(link, { maxRedirects: 0 });
    assert.equal(answer.status(), 200, link);
  }
}));

test('nothing found helps on', () => onPage({}, async (page) => {
  await page.goto(searchAddress(`"${queries.nothing}"`, { filter: 'kind:report' }));
  assert.equal(await page.locator('.hits').count(), 0);
  assert.ok(await page.locator('.tips li').count() >= 4);
  await page.locator('.chosen a').first().click();
  assert.equal(new URL(page.url()).searchParams.get('filter'), null);
}));

test('hostile words are shown, not run', () => onPage({}, async (page) => {
  const hostile = '"><script>document.title="run"</script><img src=x onerror=document.title="run">\'';
  await page.goto(searchAddress(hostile, { ui: '"><script>document.title="run"</script>' }));
  assert.equal(await page.getByRole('combobox').inputValue(), hostile);
  assert.notEqual(await page.title(), 'run');
  assert.equal(await page.locator('main script, main img').count(), 0);
}));
