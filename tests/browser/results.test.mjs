// What the results page offers around the hits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { queries } from './chromium.mjs';
import { address, numberIn, onPage, searchAddress, totalHits, useBrowser } from './site.mjs';

useBrowser();

const languages = ['en', 'es', 'fr', 'pt', 'ar', 'ru', 'zh', 'ht'];

test('a bar of the histogram narrows the search to its year and lets it go again', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary, { filter: 'language:en' }));
  const all = await totalHits(page);
  const before = await page.locator('.years li').allInnerTexts();
  const bar = page.locator('.years a').nth(1);
  const count = numberIn(await bar.locator('.n').innerText());
  const year = await bar.locator('bdi').innerText();
  assert.ok(count > 0 && count < all);
  await bar.click();
  assert.equal(await totalHits(page), count);
  assert.equal(new URL(page.url()).searchParams.get('date'), year);
  assert.equal(new URL(page.url()).searchParams.get('filter'), 'language:en');
  assert.equal(await page.locator('input[name=from]').inputValue(), year);
  assert.deepEqual(await page.locator('.years li').allInnerTexts(), before, 'the other years are gone');
  assert.equal(await page.locator('.years a[aria-current] bdi').innerText(), year);
  await page.locator('.years a[aria-current]').press('Enter');
  await page.waitForURL((url) => !url.searchParams.has('date'));
  assert.equal(await totalHits(page), all);
}));

test('the bars are as long as their counts say, on the side where the page begins', () => onPage({}, async (page) => {
  for (const ui of ['en', 'ar']) {
    await page.goto(searchAddress('', { ui }));
    const bars = await page.locator('.years li:has(rect)').evaluateAll((all) => all.map((one) => {
      const field = one.querySelector('svg').getBoundingClientRect();
      const bar = one.querySelector('rect').getBoundingClientRect();
      return {
        count: Number(one.querySelector('.n').textContent),
        share: bar.width / field.width,
        fromStart: document.dir === 'rtl' ? field.right - bar.right : bar.left - field.left,
      };
    }));
    assert.ok(bars.length > 3);
    const most = Math.max(...bars.map((bar) => bar.count));
    for (const bar of bars) {
      assert.ok(Math.abs(bar.share - bar.count / most) < 0.02, JSON.stringify(bar));
      assert.ok(Math.abs(bar.fromStart) < 1, JSON.stringify(bar));
    }
  }
}));

test('what was added to the query is shown, and one click switches it off and on', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary));
  const all = await totalHits(page);
  await page.locator('.also summary').click();
  const added = page.locator('.also bdi[lang=fr]').first();
  assert.ok(await added.isVisible());
  await page.locator('.also a').click();
  assert.equal(new URL(page.url()).searchParams.get('expand'), 'false');
  const typed = await totalHits(page);
  assert.ok(typed > 0 && typed < all, `${typed} of ${all}`);
  await page.locator('.also a').click();
  assert.equal(page.url(), searchAddress(queries.ordinary));
  assert.equal(await totalHits(page), all);
}));

test('a misspelt word is corrected by one click', () => onPage({}, async (page) => {
  for (const query of ['refujie', 'deportasyon', 'derechos umanos', 'limigration']) {
    await page.goto(searchAddress(query));
    const link = page.locator('.correction a');
    const better = await link.innerText();
    await link.click();
    assert.equal(await page.locator('#q').inputValue(), better);
    assert.ok(await totalHits(page) > 0, better);
  }
}));

test('words spelt as they sound lead to documents', () => onPage({}, async (page) => {
  const spelt = ['migrasion', 'asilo politico', 'refujiado', 'imigrasion', 'derechos umanos', 'demandeur dazile',
    'refujié', 'droi dasile', 'migrassão', 'refujiados', 'direitos umanos', 'asilu', 'dwa migran', 'refijie'];
  for (const query of spelt) {
    await page.goto(searchAddress(query));
    if (await page.locator('.correction a').count()) await page.locator('.correction a').click();
    assert.ok(await page.locator('.hits > li').count() > 0, query);
  }
}));

test('from nothing, what is offered finds what it says', () => onPage({}, async (page) => {
  await page.goto(searchAddress('"detention migrants"', { filter: 'kind:news' }));
  assert.equal(await page.locator('.hits').count(), 0);
  const way = page.locator('.ways li').first();
  const count = numberIn(await way.locator('.n').innerText());
  await way.locator('a').click();
  assert.equal(await totalHits(page), count);
}));

test('who seeks help is shown the way, who seeks documents is not', () => onPage({}, async (page) => {
  const link = page.locator('.help-seeker a');
  await page.goto(searchAddress('I need a lawyer'));
  assert.equal(await link.getAttribute('href'), 'https://example.org/help');
  await page.goto(searchAddress('my husband detention', { ui: 'ar' }));
  assert.equal(await link.innerText(), 'استشارة قانونية مجانية');
  for (const query of [queries.ordinary, 'legal aid report', 'asylum law', '']) {
    await page.goto(searchAddress(query));
    assert.equal(await link.count(), 0, query);
  }
  await page.goto(searchAddress(`"${queries.nothing}"`));
  assert.equal(await link.count(), 1);
}));

test('beside the text stands the file, with format, size and page', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary, { filter: 'kind:report' }));
  const row = page.locator('.more', { hasText: 'PDF' }).first();
  const links = await row.locator('a').evaluateAll((all) => all.map((one) => [one.getAttribute('href'), one.textContent]));
  assert.match(links[0][0], /^\/read\?/);
  assert.match(links[1][1], /^PDF, [\d.]+ [kM]B, p\. [\divx]+$/);
  assert.match(links[1][0], /#page=\d+$/);
  const file = await page.request.get(new URL(links[1][0], page.url()).href);
  const said = numberIn(links[1][1].replace(/, p\..*/, '')) * (links[1][1].includes('MB') ? 1e6 : 1e3);
  const size = (await file.body()).length;
  assert.ok(Math.abs(said - size) < 600, `${said} said, ${size} sent`);
}));

test('a search can be followed and its list saved', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary, { filter: 'kind:report', ui: 'fr', page: '1' }));
  const alternate = await page.locator('link[rel=alternate][type="application/atom+xml"]').getAttribute('href');
  const links = await page.locator('.follow a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  assert.equal(links[0], alternate);
  assert.equal(alternate, `/feed.atom?q=${queries.ordinary}&filter=kind%3Areport`);
  assert.equal(links[1], `/api/v1/export?q=${queries.ordinary}&filter=kind%3Areport&format=csv`);
}));

test('the browser goes back through facets, years and order', () => onPage({}, async (page) => {
  const visited = [];
  const visit = async (link) => {
    visited.push([page.url(), await totalHits(page)]);
    await link.click();
  };
  await page.goto(searchAddress(queries.ordinary));
  await visit(page.locator('.facets section').first().locator('li a').first());
  await visit(page.locator('.years a').first());
  await visit(page.locator('.sort a').first());
  while (visited.length > 0) {
    const [url, total] = visited.pop();
    await page.goBack();
    assert.equal(page.url(), url);
    assert.equal(await totalHits(page), total);
  }
}));

test('without scripts the histogram, the added words and the corrections work', () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(searchAddress(queries.ordinary));
    const count = numberIn(await page.locator('.years a .n').first().innerText());
    await page.locator('.years a').first().click();
    assert.equal(await totalHits(page), count);
    await page.locator('.also summary').click();
    assert.ok(await page.locator('.also bdi[lang=es]').first().isVisible());
    await page.goto(searchAddress('refujie'));
    await page.locator('.correction a').click();
    assert.ok(await page.locator('.hits > li').count() > 0);
  }));

test('on paper are the hits and where they stand, not the controls', () => onPage({ colorScheme: 'dark' }, async (page) => {
  await page.goto(searchAddress(queries.ordinary, { filter: 'kind:report' }));
  await page.emulateMedia({ media: 'print' });
  for (const control of ['.search', '.facets', '.sort', '.also', '.follow', '.foot', '.skip']) {
    assert.equal(await page.locator(control).first().isVisible(), false, control);
  }
  for (const content of ['h1', '.chosen', '.hits h2', '.places a', '.places p', '.meta']) {
    assert.ok(await page.locator(content).first().isVisible(), content);
  }
  const colour = await page.locator('.places p').first().evaluate((one) => getComputedStyle(one).color);
  assert.equal(colour, 'rgb(0, 0, 0)');
  const soft = await page.locator('.meta').first().evaluate((one) => getComputedStyle(one).color);
  assert.equal(soft, 'rgb(68, 68, 68)');
  assert.ok((await page.pdf({ format: 'A4' })).length > 10000);
}));

test('nothing moves', () => onPage({ reducedMotion: 'reduce' }, async (page) => {
  for (const path of [searchAddress(queries.ordinary), address('/')]) {
    await page.goto(path);
    const moving = await page.locator('*').evaluateAll((all) => all.filter((one) => {
      const style = getComputedStyle(one);
      if (style.display === '') return false;  // the plain form, which the search box has taken over, is not rendered
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === 'smooth';
    }).map((one) => one.outerHTML.slice(0, 80)));
    assert.deepEqual(moving, []);
  }
}));

test('ten hits take 30 KB at most, in each language', () => onPage({}, async (page) => {
  const sizes = [];
  for (const ui of languages) {
    for (const query of [queries.ordinary, queries.arabic, '']) {
      const answer = await page.request.get(searchAddress(query, { ui }));
      const html = await answer.text();
      if (query !== queries.arabic) assert.equal(html.match(/<article>/g).length, 10);
      const size = Buffer.byteLength(html);
      assert.ok(size <= 30 * 1024, `${size} bytes for "${query}" in ${ui}`);
      sizes.push([size, gzipSync(html).length]);
    }
  }
  const [size, zipped] = sizes.sort((a, b) => b[0] - a[0])[0];
  console.log(`the largest page of results: ${size} bytes, ${zipped} gzipped`);
}));

test('the first paint waits for one page and one style sheet', () => onPage({}, async (page) => {
  const requests = [];
  page.on('request', (request) => requests.push([request.resourceType(), new URL(request.url()).pathname]));
  await page.goto(searchAddress(queries.ordinary), { waitUntil: 'networkidle' });
  const deferred = await page.evaluate(() =>
    [...document.scripts].filter((one) => one.defer).map((one) => new URL(one.src).pathname));
  const blocking = requests.filter(([, path]) => path !== '/ui/passage.svg' && !deferred.includes(path));
  assert.deepEqual(blocking, [['document', '/search'], ['stylesheet', '/ui/passage.css']]);
}));
