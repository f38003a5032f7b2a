// The search box by keyboard, input method and mouse.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeOption, answerSuggestions, box, openHost, openList, partsOf, suggestions } from './box_host.mjs';
import { address, onPage, useBrowser } from './site.mjs';

useBrowser();

const texts = suggestions.map((one) => one.text);

/** Runs `use(page, asked)` on a page with the box and suggestions. */
function onBox(use, body = box) {
  return onPage({}, async (page) => {
    const asked = await answerSuggestions(page);
    await page.context().route('**/read?*', (route) => route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }));
    await openHost(page, body);
    await use(page, asked);
  });
}

test('typing asks once, when it rests, and selects nothing', () => onBox(async (page, asked) => {
  const { field, list, options } = partsOf(page);
  await openList(page, 'detention');
  assert.deepEqual(asked, ['detention']);
  assert.deepEqual(await options.locator('bdi').allInnerTexts(), texts);
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  assert.equal(await field.getAttribute('aria-autocomplete'), 'list');
  assert.equal(await field.getAttribute('aria-controls'), await list.getAttribute('id'));
  assert.equal(await activeOption(page), null);
  assert.equal(await field.inputValue(), 'detention');
}));

test('one letter is not asked about unless it is a word, nor is nothing', () => onBox(async (page, asked) => {
  const { field } = partsOf(page);
  for (const text of ['a', ' a ', '', '   ', '难']) {
    await field.fill(text);
    await page.waitForTimeout(300);
  }
  assert.deepEqual(asked, ['难']);
}));

test('the question is sent whole, and a long one is cut', () => onBox(async (page, asked) => {
  const [request] = await Promise.all([page.waitForRequest('**/suggest?*'), partsOf(page).field.fill('a&b=c+d%20#ñ')]);
  assert.deepEqual(Object.fromEntries(new URL(request.url()).searchParams), { q: 'a&b=c+d%20#ñ', limit: '8', prefer: 'en' });
  await partsOf(page).list.waitFor();
  await partsOf(page).field.fill('x'.repeat(5000));
  await page.waitForTimeout(300);
  assert.deepEqual(asked, ['a&b=c+d%20#ñ', 'x'.repeat(200)]);
}));

test('arrows go through the options and by way of the field around', () => onBox(async (page) => {
  await openList(page);
  for (const expected of [...texts, null, texts[0]]) {
    await page.keyboard.press('ArrowDown');
    assert.equal(await activeOption(page), expected);
  }
  for (const expected of [null, texts.at(-1), texts.at(-2)]) {
    await page.keyboard.press('ArrowUp');
    assert.equal(await activeOption(page), expected);
  }
  assert.equal(await partsOf(page).field.inputValue(), 'detention');
}));

test('arrows, with Alt too, open and close the list', () => onBox(async (page) => {
  const { field, list } = partsOf(page);
  await field.fill('detention');
  await list.waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await list.waitFor({ state: 'hidden' });
  await page.keyboard.press('Alt+ArrowDown');
  await list.waitFor();
  assert.equal(await activeOption(page), null);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await list.waitFor();
  assert.equal(await activeOption(page), texts[0]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await list.waitFor();
  assert.equal(await activeOption(page), texts.at(-1));
}));

test('Home, End, left and right belong to the text', () => onBox(async (page) => {
  const { field } = partsOf(page);
  await openList(page);
  const places = { Home: 0, ArrowRight: 1, End: 9, ArrowLeft: 8 };
  for (const [key, place] of Object.entries(places)) {
    await page.keyboard.press('ArrowDown');
    assert.equal(await activeOption(page), texts[0]);
    await page.keyboard.press(key);
    assert.equal(await activeOption(page), null);
    assert.equal(await field.evaluate((one) => one.selectionStart), place, key);
  }
}));

test('typing on leaves the option', () => onBox(async (page) => {
  await openList(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('s');
  assert.equal(await activeOption(page), null);
}));

test('Enter searches for what was typed', () => onBox(async (page) => {
  await openList(page);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=detention&ui=en$/);
}));

test('Enter searches for a suggested word or concept', () => onBox(async (page) => {
  await openList(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\?q=Immigration\+detention&ui=en$/);
}));

test('Enter opens the document of a suggested title', () => onBox(async (page) => {
  await openList(page);
  for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(address(`/read?id=${encodeURIComponent(suggestions[2].id)}&ui=en`));
}));

test('with Ctrl the document opens in a new tab, which knows nothing of the site', () => onBox(async (page) => {
  await openList(page);
  await page.keyboard.press('ArrowUp');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press('Control+Enter')]);
  await tab.waitForURL('**/read?*');
  assert.equal(await tab.evaluate(() => window.opener), null);
  assert.equal(await partsOf(page).list.isVisible(), false);
}));

test('a click does what Enter does; until then the field keeps the focus', () => onBox(async (page) => {
  // Where a shadow tree cannot give the focus on, as in browsers before 2021, pressing would take it from the field.
  await page.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (options) { return attach.call(this, { mode: options.mode }); };
  });
  await page.reload();
  await openList(page);
  await partsOf(page).options.nth(1).hover();
  await page.mouse.down();
  await page.waitForTimeout(100);
  assert.ok(await partsOf(page).list.isVisible());
  await page.mouse.up();
  await page.waitForURL(/\/search\?q=Immigration\+detention/);
}));

test('Escape first closes, then clears, then is left to the site', () => onBox(async (page) => {
  const { field, list } = partsOf(page);
  await page.evaluate(() => { window.escapes = 0; document.addEventListener('keydown', (e) => { window.escapes += e.key === 'Escape'; }); });
  await openList(page);
  await page.keyboard.press('Escape');
  assert.equal(await list.isVisible(), false);
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.inputValue(), 'detention');
  await page.keyboard.press('Escape');
  assert.equal(await field.inputValue(), '');
  assert.equal(await page.evaluate(() => window.escapes), 0);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => window.escapes), 1);
}));

test('Escape while the answer is on its way keeps the list closed', () => onBox(async (page) => {
  await partsOf(page).field.fill('detention');
  await page.keyboard.press('Escape');
  await page.waitForTimeout(400);
  assert.equal(await partsOf(page).list.isVisible(), false);
}));

test('Tab leaves the box and chooses nothing', () => onBox(async (page) => {
  const { field, list } = partsOf(page);
  await page.locator('#before').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('detention');
  await list.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  assert.equal(await list.isVisible(), false);
  assert.equal(await field.inputValue(), 'detention');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'behind');
}));

const isInBox = (page) => page.evaluate(() => document.activeElement.localName === 'passage-search');
const press = (page, init) => page.evaluate((one) => document.activeElement.dispatchEvent(
  new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...one })), init);

test('Ctrl+K goes to the box', () => onBox(async (page) => {
  await partsOf(page).field.fill('old');
  await page.locator('h1').click();
  await page.keyboard.press('Control+k');
  assert.ok(await isInBox(page));
  await page.keyboard.type('new');
  assert.equal(await partsOf(page).field.inputValue(), 'new');
  await page.keyboard.press('Control+k');  // again: not to the browser's own search
  await page.keyboard.type('newer');
  assert.equal(await partsOf(page).field.inputValue(), 'newer');
}));

test('Ctrl+K is known on other keyboards and only as such', () => onBox(async (page) => {
  const pressed = [
    [{ key: 'л', code: 'KeyK', ctrlKey: true }, true],  // Russian
    [{ key: 'k', code: 'KeyV', ctrlKey: true }, true],  // Dvorak
    [{ key: 't', code: 'KeyK', ctrlKey: true }, false],
    [{ key: 'k', code: 'KeyK' }, false],
    [{ key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }, false],
    [{ key: 'k', code: 'KeyK', ctrlKey: true, altKey: true }, false],
    [{ key: 'k', code: 'KeyK', metaKey: true }, false],
  ];
  for (const [init, isTaken] of pressed) {
    await page.evaluate(() => document.activeElement.blur());
    await press(page, init);
    assert.equal(await isInBox(page), isTaken, JSON.stringify(init));
  }
}));

test('on a Mac it is Cmd+K', () => onPage({}, async (page) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { value: 'MacIntel' }));
  await openHost(page);
  await press(page, { key: 'k', code: 'KeyK', ctrlKey: true });
  assert.equal(await isInBox(page), false);
  await press(page, { key: 'k', code: 'KeyK', metaKey: true });
  assert.ok(await isInBox(page));
  assert.equal(await partsOf(page).field.getAttribute('aria-keyshortcuts'), 'Meta+K');
}));

test('Ctrl+K is not taken from fields, nor from a site that uses it, nor by a hidden box', () => onBox(async (page) => {
  for (const name of ['#before', '#text', '#choice', '#rich']) {
    await page.locator(name).focus();
    await press(page, { key: 'k', code: 'KeyK', ctrlKey: true });
    assert.equal(await isInBox(page), false, name);
  }
  await page.locator('#rich').evaluate((one) => one.blur());
  await page.evaluate(() => {
    window.isSites = true;
    document.addEventListener('keydown', (event) => { if (window.isSites) event.preventDefault(); });
  });
  await press(page, { key: 'k', code: 'KeyK', ctrlKey: true });
  assert.equal(await isInBox(page), false);
  await page.evaluate(() => {
    window.isSites = false;
    document.querySelector('passage-search').hidden = true;
  });
  assert.equal(await press(page, { key: 'k', code: 'KeyK', ctrlKey: true }), true);  // nobody prevented it
  await page.evaluate(() => { document.querySelector('passage-search').hidden = false; });
  assert.equal(await press(page, { key: 'k', code: 'KeyK', ctrlKey: true }), false);
}, `${box}<textarea id="text"></textarea><select id="choice"></select><p id="rich" contenteditable tabindex="0">x</p>`));

test('a word being composed is left alone until it is done', () => onBox(async (page, asked) => {
  const { field, list } = partsOf(page);
  const input = await page.context().newCDPSession(page);
  await openList(page, 'detention');
  await input.send('Input.imeSetComposition', { text: 'yimin', selectionStart: 5, selectionEnd: 5 });
  assert.equal(await list.isVisible(), false);  // makes way for the candidates
  await page.waitForTimeout(300);
  assert.deepEqual(asked, ['detention']);
  await field.evaluate((one) => ['ArrowDown', 'Enter', 'Escape'].forEach((key) => one.dispatchEvent(
    new KeyboardEvent('keydown', { key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))));
  assert.equal(await field.inputValue(), 'detentionyimin');
  await input.send('Input.insertText', { text: '移民' });
  await list.waitFor();
  assert.deepEqual(asked, ['detention', 'detention移民']);
}));

test('on Android, where every word is composed, suggestions come while it is', () =>
  onPage({ userAgent: 'Mozilla/5.0 (Linux; Android 8.0) Chrome/61' }, async (page) => {
    const asked = await answerSuggestions(page);
    await openHost(page);
    const { field, list } = partsOf(page);
    await field.focus();
    const input = await page.context().newCDPSession(page);
    await input.send('Input.imeSetComposition', { text: 'asylum', selectionStart: 6, selectionEnd: 6 });
    await list.waitFor();
    assert.deepEqual(asked, ['asylum']);
  }));
