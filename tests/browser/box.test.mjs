// The search box as another site embeds it: where it leads, what it takes over, what it costs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { answerSuggestions, box, openHost, partsOf } from './box_host.mjs';
import { baseUrl, queries } from './chromium.mjs';
import { address, onPage, searchAddress, useBrowser } from './site.mjs';

useBrowser();

const languages = ['en', 'es', 'fr', 'pt', 'ar', 'ru', 'zh', 'ht'];
const formOf = (page) => page.locator('passage-search').first().evaluate((element) => {
  const form = element.shadowRoot.querySelector('form');
  return { action: form.action, values: Array.from(new FormData(form)) };
});

test('the box leads to the results page in its language', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page, `<passage-search endpoint="${baseUrl()}"><p>fallback</p></passage-search>`, { language: 'es' });
  const { field } = partsOf(page);
  assert.equal(await field.getAttribute('aria-label'), 'Buscar en los documentos');
  assert.equal(await page.getByText('fallback').isVisible(), false);
  await field.fill(queries.ordinary);
  await field.press('Enter');
  await page.waitForURL(/\/search\?/);
  const parameters = new URL(page.url()).searchParams;
  assert.equal(parameters.get('q'), queries.ordinary);
  assert.equal(parameters.get('ui'), 'es');
  assert.ok(await page.locator('.hits > li').count() > 0);
}));

test('the box takes no address that is not of the web', () => onPage({}, async (page) => {
  for (const bad of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'http://', '']) {
    await openHost(page, `<passage-search endpoint="${bad}" lang="ar"><form action="${bad}"><input name="q"></form></passage-search>`);
    const { action } = await formOf(page);
    assert.ok(action === address('/search') || (bad === '' && action.startsWith(baseUrl())), `${bad}: ${action}`);
    assert.equal(await page.getByRole('button').innerText(), 'بحث');
  }
}));

test('an address below a path, with a slash or a question, is understood', () => onPage({}, async (page) => {
  await openHost(page, '<passage-search endpoint="https://example.org/archive//?x=1#y"></passage-search>');
  assert.equal((await formOf(page)).action, 'https://example.org/archive/search');
}));

test('without scripts the form inside serves', () => onPage({ javaScriptEnabled: false }, async (page) => {
  await openHost(page, `<passage-search><form action="${address('/search')}"><input name="q" id="q"><button>ok</button></form></passage-search>`);
  await page.locator('#q').fill(queries.ordinary);
  await page.locator('button').click();
  await page.waitForURL(/\/search\?/);
}));

test('the box takes over what the form inside says', () => onPage({}, async (page) => {
  await openHost(page, `<passage-search lang="fr"><form action="/a-page-of-results"><label>Chez nous <input name="s" value="v" placeholder="p"></label>
    <input type="hidden" name="filter" value="kind:report"><input type="hidden" name="filter" value="year:2018"><button>Allez</button></form></passage-search>`);
  const { field } = partsOf(page);
  assert.deepEqual(await formOf(page), {
    action: address('/a-page-of-results'), values: [['s', 'v'], ['filter', 'kind:report'], ['filter', 'year:2018']],
  });
  assert.equal(await field.getAttribute('aria-label'), 'Chez nous');
  assert.equal(await field.getAttribute('placeholder'), 'p');
  assert.equal(await page.getByRole('button').innerText(), 'Allez');
}));

test('a script that runs before the form is read takes it over too', () => onPage({}, async (page) => {
  await openHost(page, `<script src="/ui/passage-search.js"></script><passage-search><form action="/x"><input name="early"></form></passage-search>`);
  assert.equal((await formOf(page)).values[0][0], 'early');
}));

test('whoever types before the script has come goes on in the box', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  let letScriptCome;
  const typed = new Promise((resolve) => { letScriptCome = resolve; });
  await page.route('**/ui/passage-search.js', async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto(searchAddress('detention'), { waitUntil: 'commit' });
  await page.locator('#q').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' centre');
  await page.keyboard.press('ArrowLeft');
  letScriptCome();
  const { field } = partsOf(page);
  await field.waitFor();
  await page.keyboard.type('X');
  assert.equal(await field.inputValue(), 'detention centrXe');
}));

test('on its own pages the box keeps the filters, says no language and moves nothing', async () => {
  const measure = (javaScriptEnabled) => onPage({ javaScriptEnabled }, async (page) => {
    const boxes = [];
    for (const url of [address('/'), searchAddress(queries.ordinary, { filter: 'kind:report' })]) {
      await page.goto(url);
      if (javaScriptEnabled) await partsOf(page).field.waitFor();
      boxes.push(await page.locator('passage-search').boundingBox(), await page.locator('main').boundingBox(),
        await page.locator('passage-search input:visible').boundingBox(),
        await page.locator('passage-search button:visible').boundingBox());
    }
    return boxes;
  });
  assert.deepEqual(await measure(true), await measure(false));
  await onPage({}, async (page) => {
    await page.goto(searchAddress(queries.ordinary, { filter: 'kind:report' }));
    assert.deepEqual((await formOf(page)).values, [['q', queries.ordinary], ['filter', 'kind:report']]);
    await page.goto(address('/'));
    assert.ok(await partsOf(page).field.evaluate((field) => field.getRootNode().activeElement === field));
  });
});

test('the daemon suggests what the box shows and what then is found', () => onPage({}, async (page) => {
  const typed = queries.ordinary.slice(0, 5);
  await page.goto(address('/?ui=en'));
  await partsOf(page).field.fill(typed);
  await partsOf(page).list.waitFor();
  const { suggestions } = await (await page.request.get(address(`/api/v1/suggest?q=${typed}&limit=8&prefer=en`))).json();
  assert.deepEqual(await partsOf(page).options.locator('bdi').allInnerTexts(), suggestions.map((one) => one.text));
  assert.ok(await partsOf(page).options.locator('mark').count() > 0);
  const title = suggestions.findIndex((one) => one.kind === 'title');
  const other = suggestions.findIndex((one) => one.kind !== 'title');
  assert.ok(title >= 0 && other >= 0, 'both kinds are there');
  await partsOf(page).options.nth(other).click();
  await page.waitForURL(/\/search\?/);
  assert.equal(new URL(page.url()).searchParams.get('q'), suggestions[other].text);
  assert.ok(await page.locator('.hits > li').count() > 0);
  await page.goBack();
  await partsOf(page).field.fill('');
  await partsOf(page).field.fill(typed);
  await partsOf(page).options.nth(title).click();
  await page.waitForURL(/\/read\?/);
  assert.equal(new URL(page.url()).searchParams.get('id'), suggestions[title].id);
  assert.equal(await page.locator('h1').innerText(), suggestions[title].text);
}));

test('several boxes on a page do not meet', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page, box + box);
  await page.getByRole('combobox').nth(1).focus();
  await page.keyboard.type('detention');
  await page.getByRole('listbox').waitFor();
  const open = await page.locator('passage-search').evaluateAll((all) => all.map((one) => !one.shadowRoot.querySelector('ul').hidden));
  assert.deepEqual(open, [false, true]);
  assert.equal(await page.getByRole('combobox').nth(0).inputValue(), '');
}));

test('a box that is moved goes on, and one that is removed leaves nothing behind', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page, '');
  await page.evaluate(() => {
    const moved = document.createElement('passage-search');
    moved.lang = 'pt';
    document.body.prepend(moved);
    document.body.append(moved);
    for (let i = 0; i < 100; ++i) {
      const one = document.createElement('passage-search');
      document.body.append(one);
      one.shadowRoot.querySelector('input').value = 'detention';
      one.shadowRoot.querySelector('input').dispatchEvent(new Event('input'));
      one.remove();
    }
  });
  await partsOf(page).field.fill('detention');
  await partsOf(page).list.waitFor();
  assert.equal(await partsOf(page).list.getAttribute('aria-label'), 'Sugestões');
  const debuggerOfPage = await page.context().newCDPSession(page);
  await debuggerOfPage.send('HeapProfiler.enable');
  await debuggerOfPage.send('HeapProfiler.collectGarbage');
  const { result: prototype } = await debuggerOfPage.send('Runtime.evaluate', { expression: "customElements.get('passage-search').prototype" });
  const { objects } = await debuggerOfPage.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
  const { result } = await debuggerOfPage.send('Runtime.callFunctionOn', {
    objectId: objects.objectId, functionDeclaration: 'function () { return this.length; }', returnByValue: true,
  });
  assert.equal(result.value, 1);
}));

test('the box follows its attributes', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page);
  const { field } = partsOf(page);
  await field.fill('kept');
  await page.locator('passage-search').evaluate((element) => {
    element.setAttribute('lang', 'ru-RU');
    element.setAttribute('placeholder', 'x');
    element.setAttribute('endpoint', 'https://example.org');
  });
  assert.equal(await field.getAttribute('aria-label'), 'Поиск в документах');
  assert.equal(await field.inputValue(), 'kept');
  assert.deepEqual(await formOf(page), { action: 'https://example.org/search', values: [['q', 'kept'], ['ui', 'ru']] });
}));

test('the box says the same as the pages', () => onPage({}, async (page) => {
  for (const language of languages) {
    const strings = JSON.parse(readFileSync(new URL(`../../ui/strings/${language}.json`, import.meta.url)));
    await openHost(page, box, { language });
    assert.equal(await partsOf(page).field.getAttribute('aria-label'), strings['search.label'], language);
    assert.equal(await page.getByRole('button').innerText(), strings['search.button'], language);
  }
}));

test('the box is small, free, and runs on old phones', () => onPage({}, async (page) => {
  const script = await (await page.request.get(address('/ui/passage-search.js'))).text();
  const size = gzipSync(script, { level: 9 }).length;
  console.log(`passage-search.js: ${size} bytes gzipped, styles and eight languages included`);
  assert.ok(size <= 10 * 1024);
  assert.match(script, /SPDX-License-Identifier: MIT/);
  assert.doesNotThrow(() => parse(script, { ecmaVersion: 2017 }));
  assert.doesNotMatch(script, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
}));
