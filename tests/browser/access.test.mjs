import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { queries } from './chromium.mjs';
import { address, onPage, searchAddress, useBrowser } from './site.mjs';

useBrowser();

const languages = ['en', 'es', 'fr', 'pt', 'ar', 'ru', 'zh', 'ht'];

/** The address of the first hit's reading view. */
async function readingAddress(page, language) {
  await page.goto(searchAddress(queries.ordinary, { ui: language }));
  return new URL(await page.locator('.more a').first().getAttribute('href'), page.url()).href;
}

async function states(page, language) {
  return {
    start: address(`/?ui=${language}`),
    results: searchAddress(queries.ordinary, { ui: language }),
    arabic: searchAddress(queries.arabic, { ui: language }),
    filtered: searchAddress('', { ui: language, filter: 'kind:report', date: '2010..', sort: 'newest' }),
    zero: searchAddress(`"${queries.nothing}"`, { ui: language, filter: 'kind:report' }),
    reading: await readingAddress(page, language),
    help: address(`/help?ui=${language}`),
  };
}

for (const language of languages) {
  // Every page in a language of each direction; in the others those that say most.
  const names = ['en', 'ar'].includes(language) ? undefined : ['filtered', 'zero'];
  test(`axe finds nothing on the pages in ${language}`, () => onPage({}, async (page) => {
    for (const [name, url] of Object.entries(await states(page, language))) {
      if (names && !names.includes(name)) continue;
      await page.goto(url);
      assert.deepEqual(await violations(page), [], name);
    }
  }));
}

test('axe finds nothing in the dark, nor on a phone with the facets open', () =>
  onPage({ colorScheme: 'dark', viewport: { width: 360, height: 740 } }, async (page) => {
    for (const language of ['en', 'ar']) {
      for (const [name, url] of Object.entries(await states(page, language))) {
        await page.goto(url);
        if (await page.locator('.facets > summary').count()) await page.locator('.facets > summary').click();
        assert.deepEqual(await violations(page), [], `${name} in ${language}`);
      }
    }
  }));

test('the search works without scripts', () => onPage({ javaScriptEnabled: false }, async (page) => {
  await page.goto(address('/'));
  await page.locator('#q').fill(queries.ordinary);
  await page.locator('#q').press('Enter');
  await page.waitForURL(/\/search\?/);
  assert.ok(await page.locator('.hits > li').count() > 0);
  await page.locator('.facets li a').first().click();
  await page.waitForURL(/filter=/);
  await page.locator('.more a').first().click();
  await page.waitForURL(/\/read\?/);
  assert.equal(await page.locator('.passage.here').count(), 1);
}));

// 360 px is a small phone; 320 px is what is left of 1280 at 400 % zoom.
for (const width of [360, 320]) {
  test(`nothing sticks out at ${width} px`, () => onPage({ viewport: { width, height: 640 } }, async (page) => {
    for (const language of ['en', 'ar', 'ru']) {
      for (const [name, url] of Object.entries(await states(page, language))) {
        await page.goto(url);
        if (await page.locator('.facets > summary').count()) await page.locator('.facets > summary').click();
        const excess = await page.evaluate(() =>
          document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
        assert.equal(excess, 0, `${name} in ${language}`);
      }
    }
  }));
}

test('overlong words break', () => onPage({ viewport: { width: 360, height: 740 } }, async (page) => {
  const word = 'x'.repeat(300);
  for (const url of [searchAddress(word), searchAddress('', { filter: `topic:${word}` }),
    searchAddress('', { filter: `topic:${word}`, ui: 'ar' })]) {
    await page.goto(url);
    const excess = await page.evaluate(() =>
      document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
    assert.equal(excess, 0, url);
  }
}));

test('links and fields are large enough for a finger', () =>
  onPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    for (const [name, url] of Object.entries(await states(page, 'en'))) {
      await page.goto(url);
      if (await page.locator('.facets > summary').count()) await page.locator('.facets > summary').click();
      // Links within a sentence are excepted by WCAG 2.5.8, as are those that lie off the screen until focused.
      const small = await page.locator('a:visible, button:visible, input:visible, summary:visible').evaluateAll((all) =>
        all.filter((one) => !one.matches('.skip, p.hint a') && one.type !== 'hidden')
          .filter((one) => one.getBoundingClientRect().height < 24)
          .map((one) => `${one.outerHTML.slice(0, 100)} ${one.getBoundingClientRect().height}`));
      assert.deepEqual(small, [], name);
    }
  }));

test('the keyboard alone is enough', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
  assert.ok((await page.locator('.skip').boundingBox()).y >= 0, 'the skip link is not in sight');
  await page.keyboard.press('Enter');
  assert.match(page.url(), /#main$/);
  // From the top of the content: on to the first hit, never losing sight of the focus.
  let reached = false;
  for (let presses = 0; presses < 150 && !reached; ++presses) {
    await page.keyboard.press('Tab');
    const focus = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { inHit: one.matches('.hits h2 a'), outline: style.outlineStyle !== 'none', name: one.outerHTML.slice(0, 80) };
    });
    assert.ok(focus.outline, `no visible focus on ${focus.name}`);
    reached = focus.inHit;
  }
  assert.ok(reached, 'the first hit was not reached');
}));

test('the page in Arabic runs from right to left', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary, { ui: 'ar' }));
  assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(await page.locator('html').getAttribute('lang'), 'ar');
  const facets = await page.locator('.facets').boundingBox();
  const hits = await page.locator('.hits').boundingBox();
  assert.ok(facets.x > hits.x, 'the facets stand on the left');
  await page.locator('.hits h2 a').first().waitFor();
}));

test('the language follows the browser unless the address says otherwise', () =>
  onPage({ locale: 'es-MX' }, async (page) => {
    await page.goto(address('/'));
    assert.equal(await page.locator('html').getAttribute('lang'), 'es');
    await page.goto(address('/?ui=fr'));
    assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
    await page.locator('.foot a[lang=ar]').click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'ar');
  }));

test('each text says its language and direction', () => onPage({}, async (page) => {
  for (const query of [queries.ordinary, queries.arabic, '']) {
    await page.goto(searchAddress(query));
    const texts = await page.locator('.hits h2, .hits .snippet').evaluateAll((all) =>
      all.map((one) => [one.getAttribute('lang'), one.getAttribute('dir'), one.textContent.trim()]));
    assert.ok(texts.length > 0);
    for (const [lang, dir, text] of texts) {
      assert.ok(lang, `no language: ${text}`);
      assert.equal(dir, /^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr', text);
    }
  }
}));

test('results stay out of search engines and facets are not to be followed', () => onPage({}, async (page) => {
  await page.goto(searchAddress(queries.ordinary));
  assert.equal(await page.locator('meta[name=robots]').getAttribute('content'), 'noindex');
  const followed = await page.locator('.facets li a:not([rel~=nofollow])').count();
  assert.equal(followed, 0);
}));

test('the policy allows nothing inline and the page is small', () => onPage({}, async (page) => {
  const answer = await page.goto(searchAddress(queries.ordinary));
  const policy = answer.headers()['content-security-policy'] ?? '';
  assert.ok(policy.length > 0, 'there is no content security policy');
  assert.ok(!policy.includes('unsafe'), policy);
  const size = Buffer.byteLength(await answer.text());
  assert.ok(size <= 30 * 1024, `${size} bytes`);
}));
