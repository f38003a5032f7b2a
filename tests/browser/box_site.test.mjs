// The search box within other sites: their styles and policies, sizes, directions, colours; and axe-core on it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { answerSuggestions, box, openHost, openList, partsOf, suggestions } from './box_host.mjs';
import { baseUrl, queries } from './chromium.mjs';
import { onOtherSite } from './other_site.mjs';
import { onPage, useBrowser } from './site.mjs';

useBrowser();

const languages = ['en', 'es', 'fr', 'pt', 'ar', 'ru', 'zh', 'ht'];

test('a site of another origin with a strict policy needs to allow three things', async () => {
  const policy = `default-src 'none'; script-src ${baseUrl()}; connect-src ${baseUrl()}; form-action ${baseUrl()}; ` +
    "img-src data:; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'";
  const html = '<!doctype html><html lang="fr"><title>x</title><link rel="icon" href="data:,">' +
    `<script src="${baseUrl()}/ui/passage-search.js" defer></script>${box}`;
  await onOtherSite({ html, headers: { 'Content-Security-Policy': policy } }, async (page, origin) => {
    await answerSuggestions(page);
    await page.goto(origin);
    await openList(page, queries.ordinary);
    assert.equal(await partsOf(page).options.count(), suggestions.length);
    assert.equal(await partsOf(page).list.evaluate((list) => getComputedStyle(list).position), 'absolute');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?q=.*&ui=fr$/);
    assert.ok(await page.locator('.hits > li').count() > 0);
  });
});

/** How the parts of the box look, without what it may take from the site: its fonts and colours. */
const look = (page) => page.locator('passage-search').evaluate((element) =>
  Array.from(element.shadowRoot.querySelectorAll('input, button, ul, li, bdi, mark, small'), (one) => {
    const style = getComputedStyle(one);
    return [one.localName, Math.round(one.getBoundingClientRect().height), ...['display', 'position', 'visibility', 'float',
      'textTransform', 'letterSpacing', 'wordSpacing', 'textIndent', 'textAlign', 'fontStyle', 'fontWeight', 'fontSize',
      'lineHeight', 'whiteSpace', 'listStyleType', 'padding', 'opacity', 'boxSizing', 'textShadow', 'cursor'].map((name) => style[name])].join();
  }));

test('the styles of a site do not get in', async () => {
  const hostile = `* { all: unset; letter-spacing: 1em !important; word-spacing: 2em !important; text-transform: uppercase !important;
    text-indent: 3em !important; text-align: center !important; font-style: italic !important; font-weight: 100 !important;
    font-size: 5px !important; line-height: 4 !important; white-space: pre !important; text-shadow: 0 0 9px red !important; cursor: none !important; }
    form, input, button, ul, li, b, mark, bdi, small, div, svg { display: none !important; float: left !important; opacity: .1 !important; }
    passage-search { display: block !important; inline-size: 640px !important; }`;
  const looks = [];
  for (const style of ['passage-search { inline-size: 640px; font-size: 12px; }', hostile]) {
    await onPage({}, async (page) => {
      await answerSuggestions(page);
      await openHost(page, box, { policy: "default-src * 'unsafe-inline' data:", head: `<style>${style}</style>` });
      await openList(page);
      looks.push(await look(page));
    });
  }
  assert.ok(looks[0].length > 15);
  assert.deepEqual(looks[1], looks[0]);
});

test('a site may hide the box and give it colours and fonts', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page, `<p id="menu">${box}</p>`, { policy: "default-src * 'unsafe-inline' data:", head: `<style>
    passage-search { --passage-accent: rgb(1, 2, 3); --passage-paper: rgb(250, 240, 230); --passage-font: monospace; }
    passage-search::part(option) { text-decoration: underline; }</style>` });
  await openList(page);
  const styleOf = (name, property) => page.locator(`passage-search ${name}`).first().evaluate((one, p) => getComputedStyle(one)[p], property);
  assert.equal(await styleOf('button', 'backgroundColor'), 'rgb(1, 2, 3)');
  assert.equal(await styleOf('input[role]', 'backgroundColor'), 'rgb(250, 240, 230)');
  assert.equal(await styleOf('ul', 'fontFamily'), 'monospace');
  assert.match(await styleOf('li', 'textDecoration'), /^underline/);
  await page.evaluate(() => { document.getElementById('menu').style.visibility = 'hidden'; });
  assert.equal(await partsOf(page).field.isVisible(), false);
}));

for (const language of languages) {
  test(`axe finds nothing on the box in ${language}, closed or open`, () => onPage({}, async (page) => {
    await answerSuggestions(page);
    await openHost(page, box, { language });
    assert.deepEqual(await violations(page), []);
    await openList(page);
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(await violations(page), []);
  }));
}

test('axe finds nothing in the dark, and the box follows the site, not the system', async () => {
  for (const [scheme, background] of [['light dark', 'dark'], ['light', 'light']]) {
    await onPage({ colorScheme: 'dark' }, async (page) => {
      await answerSuggestions(page);
      await openHost(page, box, {
        policy: "default-src * 'unsafe-inline' data:", head: `<style>html { color-scheme: ${scheme}; }</style>`,
      });
      await openList(page);
      await page.keyboard.press('ArrowDown');
      assert.deepEqual(await violations(page), []);
      const paper = await partsOf(page).list.evaluate((list) => getComputedStyle(list).backgroundColor);
      const brightness = Math.max(...paper.match(/\d+/g).slice(0, 3).map(Number));
      assert.equal(brightness < 128 ? 'dark' : 'light', background, paper);
    });
  }
});

test('with forced colours the active option is told by them', () => onPage({ forcedColors: 'active' }, async (page) => {
  await answerSuggestions(page);
  await openHost(page);
  await openList(page);
  await page.keyboard.press('ArrowDown');
  const colours = await partsOf(page).options.evaluateAll((all) => all.slice(0, 2).map((one) => getComputedStyle(one).backgroundColor));
  const highlight = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'Highlight';
    return getComputedStyle(probe).color;
  });
  assert.equal(colours[0], highlight);
  assert.notEqual(colours[1], highlight);
}));

test('from right to left the field stands on the right, and each text on the side of the box', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page, box, { language: 'ar' });
  const { field, options } = partsOf(page);
  const directionOfField = () => field.evaluate((one) => getComputedStyle(one).direction);
  assert.equal(await directionOfField(), 'rtl');
  await field.fill('detention');
  assert.equal(await directionOfField(), 'ltr');
  await field.press('Escape');
  await field.press('Escape');
  assert.equal(await directionOfField(), 'rtl');
  await openList(page, 'احتجاز');
  assert.ok((await field.boundingBox()).x > (await page.getByRole('button').boundingBox()).x);
  const rightOf = async (locator) => locator.evaluate((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return Math.round(range.getBoundingClientRect().right);
  });
  const ends = [];
  for (const option of await options.locator('bdi').all()) ends.push(await rightOf(option));
  assert.equal(new Set(ends).size, 1, `${ends}`);
  assert.equal(await directionOfField(), 'rtl');
}));

// 360 px is a small phone; 320 px is what is left of 1280 at 400 % zoom.
for (const viewport of [{ width: 360, height: 740 }, { width: 320, height: 256 }]) {
  test(`at ${viewport.width} px nothing sticks out and everything is large enough for a finger`, () => onPage({ viewport, hasTouch: true }, async (page) => {
    const long = { text: `${'Donaudampfschifffahrtsgesellschaft'.repeat(5)} detention`, kind: 'title', language: 'de', id: 'x' };
    await answerSuggestions(page, () => [...suggestions, long, long, long, long]);
    for (const language of ['en', 'ar', 'ru', 'pt']) {
      await openHost(page, box, { language });
      await openList(page);
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth), 0);
      const inside = await partsOf(page).list.evaluate((list) => list.scrollWidth - list.clientWidth);
      assert.equal(inside, 0);
      const sizes = await page.locator('passage-search').evaluate((one) =>
        Array.from(one.shadowRoot.querySelectorAll('input[role], button, li'), (part) => part.getBoundingClientRect())
          .map(({ width, height }) => Math.min(width, height)));
      assert.ok(sizes.every((size) => size >= 24), `${sizes}`);
      assert.ok(await partsOf(page).field.evaluate((field) => parseFloat(getComputedStyle(field).fontSize)) >= 16);  // iPhones zoom into less
      await page.keyboard.press('ArrowUp');
      const option = await partsOf(page).options.last().boundingBox();
      assert.ok(option.y < viewport.height && option.y + option.height > 0, 'the active option is not in sight');
    }
    await partsOf(page).options.first().tap();
    await page.waitForURL(/\/search\?q=detention/);
  }));
}

test('nothing moves by itself', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page);
  await openList(page);
  const moving = await page.locator('passage-search').evaluate((one) => Array.from(one.shadowRoot.querySelectorAll('*'))
    .filter((part) => getComputedStyle(part).transitionDuration !== '0s' || getComputedStyle(part).animationName !== 'none').length);
  assert.equal(moving, 0);
}));
