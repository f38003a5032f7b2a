// The reading view: the place of a hit in sight, the way from place to place and back, citations, what programs read.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documents, queries } from './chromium.mjs';
import { address, onPage, searchAddress, useBrowser } from './site.mjs';

useBrowser();

const readAddress = (parameters, fragment = '') => address(`/read?${new URLSearchParams(parameters)}${fragment}`);

/** Where the first result's text is read, from the page of results. */
async function openFirstHit(page, parameters = {}) {
  await page.goto(searchAddress(queries.ordinary, { ui: 'en', ...parameters }));
  await page.locator('.more a').first().click();
  await page.waitForURL(/\/read\?/);
}

/** Whether the passage of the place stands where one sees it: beneath what sticks to the top, above the lower half. */
async function assertInSight(page) {
  const here = await page.locator('.passage.here').boundingBox();
  const tools = await page.locator('.tools').boundingBox();
  assert.ok(here.y >= tools.y + tools.height - 1, `hidden beneath the tools: ${here.y}`);
  assert.ok(here.y < page.viewportSize().height / 2, `too low: ${here.y}`);
}

for (const javaScriptEnabled of [true, false]) {
  test(`the place is in sight ${javaScriptEnabled ? 'with' : 'without'} scripts`, async () => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 740 }, { width: 320, height: 400 }]) {
      await onPage({ javaScriptEnabled, viewport }, async (page) => {
        await openFirstHit(page);
        assert.match(page.url(), /#p\d+$/);
        await assertInSight(page);
        assert.ok(await page.locator('.passage.here mark').count() > 0);
        await page.goto(readAddress({ id: documents.video, place: 5, q: queries.ordinary }, '#p5'));
        await assertInSight(page);
      });
    }
  });
}

test('where the address has lost its fragment, the place is marked, linked and found', async () => {
  const lost = readAddress({ id: documents.resolution, place: 4, q: queries.ordinary });
  const viewport = { width: 800, height: 600 };
  await onPage({ javaScriptEnabled: false, viewport }, async (page) => {
    await page.goto(lost);
    assert.equal(await page.locator('.passage.here').getAttribute('id'), 'p4');
    const width = await page.locator('.here').evaluate((one) => getComputedStyle(one).borderInlineStartWidth);
    assert.equal(width, '4px');
    await page.locator('.position a').click();
    await assertInSight(page);
  });
  await onPage({ viewport }, async (page) => {
    await page.goto(lost);
    await assertInSight(page);
  });
});

test('the place that a fragment names is visible as such', () => onPage({}, async (page) => {
  await page.goto(readAddress({ id: documents.resolution }, '#p4'));
  const [named, other] = await page.locator('#p4, #p5').evaluateAll((all) =>
    all.map((one) => getComputedStyle(one).borderInlineStartWidth));
  assert.deepEqual([named, other], ['4px', '0px']);
}));

test('one steps from place to place, by the keyboard too', () => onPage({}, async (page) => {
  await page.goto(readAddress({ id: documents.resolution, q: queries.ordinary, ui: 'en' }));
  const count = Number(/^(\d+) places$/.exec(await page.locator('.position').innerText())[1]);
  assert.ok(count > 1, `${count} places`);
  const seen = [];
  for (let number = 1; number <= count; ++number) {
    await page.locator('.steps .on').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction((text) => document.querySelector('.position')?.textContent.trim() === text,
      `Place ${number} of ${count}`);
    await assertInSight(page);
    assert.ok(await page.locator('.here mark').count() > 0, `nothing is marked in place ${number}`);
    seen.push(await page.locator('.here').getAttribute('id'));
  }
  assert.equal(await page.locator('.steps .on').count(), 0);
  await page.locator('.steps .back').click();
  await page.waitForURL(new RegExp(`#${seen.at(-2)}$`));
  assert.equal(await page.locator('.position').innerText(), `Place ${count - 1} of ${count}`);
  // As many as have a marked word, and no other.
  await page.goto(readAddress({ id: documents.resolution, q: queries.ordinary, ui: 'en' }));
  const marked = await page.locator('.passage:has(mark)').evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(seen, marked);
}));

test('the places that a result counts are those that its document counts', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary, { ui: 'en', places: 1 }));
  const more = await page.locator('.hits > li').evaluateAll((hits) =>
    hits.map((hit) => Number(/^\d+/.exec(hit.querySelector('.more a').textContent)?.[0] ?? 0)));
  const links = await page.locator('.hits .more > a:first-child').evaluateAll((all) => all.map((one) => one.href));
  for (const [i, link] of links.slice(0, 4).entries()) {
    await page.goto(link);
    assert.match(await page.locator('.position').innerText(), new RegExp(` of ${more[i] + 1}$`), link);
  }
}));

test('the way back leads to the results as they were', () => onPage({ javaScriptEnabled: false }, async (page) => {
  await openFirstHit(page, { filter: 'language:en', date: '2015..', sort: 'oldest', expand: 'false' });
  const results = new URL(searchAddress(queries.ordinary,
    { filter: 'language:en', date: '2015..', sort: 'oldest', expand: 'false', ui: 'en' }));
  if (await page.locator('.steps .on').count()) await page.locator('.steps .on').click();
  await page.locator('.results-link a').click();
  await page.waitForURL(/\/search\?/);
  const sorted = (url) => [...url.searchParams].map(String).sort();
  assert.deepEqual(sorted(new URL(page.url())), sorted(results));
}));

test('a text is read to its end and back page by page, each passage once', () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(readAddress({ id: documents.audio }));
    const numbers = async () => page.locator('.passage').evaluateAll((all) => all.map((one) => Number(one.id.slice(1))));
    const read = await numbers();
    assert.match(await page.locator('.range').innerText(), /^Passages 1 to \d+ of \d+$/);
    while (await page.locator('.turn [rel=next]').count()) {
      await page.locator('.turn [rel=next]').click();
      assert.equal(await page.locator('.here').count(), 0);
      read.push(...await numbers());
    }
    assert.ok(read.length > 20);
    assert.deepEqual(read, read.map((_, i) => i + 1));
    while (await page.locator('.turn [rel=prev]').count()) await page.locator('.turn [rel=prev]').click();
    assert.equal((await numbers())[0], 1);
  }));

test('another language of the text opens at the same paragraph', () => onPage({}, async (page) => {
  await page.goto(readAddress({ id: documents.resolution, place: 5, ui: 'en' }, '#p5'));
  const paragraph = (await page.locator('.here .where').innerText()).match(/Paragraph \d+/)[0];
  const links = await page.locator('.more [hreflang]').evaluateAll((all) => all.map((one) => one.href));
  assert.ok(links.length >= 3);
  for (const link of links) {
    await page.goto(link);
    await assertInSight(page);
    assert.ok((await page.locator('.here .where').innerText()).includes(paragraph), link);
  }
}));

test('a citation is copied and the copying said', () =>
  onPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.goto(readAddress({ id: documents.video, place: 3, ui: 'en' }));
    await page.locator('.cite summary').focus();
    await page.keyboard.press('Enter');
    const text = await page.locator('#citation').evaluate((one) => one.textContent);
    assert.match(text, /At 0:51\. https:\/\/\S+#t=51$/);
    assert.equal(await page.locator('#main [role=status]').innerText(), '');
    await page.locator('[data-copies]').click();
    await page.locator('[role=status]:has-text("Copied.")').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  }));

test('where there is no clipboard the citation is selected', () => onPage({}, async (page) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.goto(readAddress({ id: documents.video, ui: 'en' }));
  await page.locator('.cite summary').click();
  await page.locator('[data-copies]').click();
  await page.locator('[role=status]:has-text("selected")').waitFor();
  assert.equal(await page.evaluate(() => String(getSelection()).trim()),
    (await page.locator('#citation').innerText()).trim());
}));

test('without scripts there is a citation and no button that does nothing', () =>
  onPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(readAddress({ id: documents.resolution }));
    await page.locator('.cite summary').click();
    assert.ok(await page.locator('#citation').isVisible());
    assert.equal(await page.locator('button[data-copies]').isVisible(), false);
    assert.equal(await page.locator('.cite a').count(), 3);
  }));

test('programs read what the document is, under the policy', () => onPage({}, async (page) => {
  for (const id of [documents.resolution, documents.video, documents.long]) {
    const answer = await page.goto(readAddress({ id, ui: 'en' }));
    assert.ok(!answer.headers()['content-security-policy'].includes('unsafe'));
    const title = (await page.locator('h1').innerText()).trim();
    const data = await page.locator('script[type="application/ld+json"]').evaluate((one) => JSON.parse(one.textContent));
    assert.equal(data['@context'], 'https://schema.org');
    assert.equal(data.name, title);
    assert.equal(await page.locator('meta[name=citation_title]').getAttribute('content'), title);
    assert.match(await page.locator('meta[name=citation_publication_date]').getAttribute('content'), /^\d{4}(\/\d\d)*$/);
    assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), `/read?id=${encodeURIComponent(id)}`);
    assert.equal(await page.locator('meta[name=robots]').count(), 0);
  }
  await openFirstHit(page);
  assert.equal(await page.locator('meta[name=robots]').getAttribute('content'), 'noindex');
}));

test('a text ends with documents like it, which open where they are like it', () => onPage({}, async (page) => {
  await page.goto(readAddress({ id: documents.video, ui: 'en' }));
  const links = await page.locator('.similar li > a').evaluateAll((all) => all.map((one) => one.href));
  assert.ok(links.length >= 1 && links.length <= 5, `${links.length}`);
  for (const link of links) {
    assert.notEqual(new URL(link).searchParams.get('id'), documents.video);
    await page.goto(link);
    assert.equal(await page.locator('.here').count(), 1, link);
  }
}));

test('the citations for reference managers are there, of the place', () => onPage({}, async (page) => {
  await page.goto(readAddress({ id: documents.video, place: 3, ui: 'en' }));
  const links = await page.locator('.cite a').evaluateAll((all) => all.map((one) => one.href));
  assert.equal(links.length, 3);
  for (const link of links) {
    const answer = await page.request.get(link);
    assert.equal(answer.status(), 200, link);
    assert.match(await answer.text(), /t=51/, link);
  }
}));

test('on paper there is the text, its citation and nothing to press', () => onPage({}, async (page) => {
  await openFirstHit(page);
  await page.emulateMedia({ media: 'print' });
  for (const selector of ['.search', '.results-link', '.tools', '.copying', '.foot']) {
    assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  }
  assert.ok(await page.locator('.passage.here').isVisible());
  assert.ok(await page.locator('#citation').isVisible());
}));
