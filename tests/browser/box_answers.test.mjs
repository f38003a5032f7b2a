// What the search box does with the answers: late ones, none, hostile ones; and what it says about them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeOption, answerSuggestions, box, openHost, openList, partsOf, suggestions } from './box_host.mjs';
import { baseUrl, launch } from './chromium.mjs';
import { hostileStrings } from './hostile_strings.mjs';
import { onPage, useBrowser } from './site.mjs';

useBrowser();

const optionTexts = (page) => partsOf(page).options.locator('bdi').allInnerTexts();

for (const withAbort of [true, false]) {
  test(`an answer that comes late is dropped, ${withAbort ? 'its request given up' : 'also where requests cannot be given up'}`, () =>
    onPage({}, async (page) => {
      if (!withAbort) await page.addInitScript(() => { delete window.AbortController; });
      const held = {};
      const asked = await answerSuggestions(page, async (query) => {
        if (query === 'de') await new Promise((resolve) => { held.answer = resolve; });
        return [{ text: `${query} answered`, kind: 'word' }];
      });
      const givenUp = [];
      page.on('requestfailed', (request) => givenUp.push(new URL(request.url()).searchParams.get('q')));
      await openHost(page);
      await partsOf(page).field.fill('de');
      while (!held.answer) await page.waitForTimeout(20);
      await partsOf(page).field.fill('detention');
      await partsOf(page).list.waitFor();
      held.answer();
      await page.waitForTimeout(300);
      assert.deepEqual(asked, ['de', 'detention']);
      assert.deepEqual(await optionTexts(page), ['detention answered']);
      assert.deepEqual(givenUp, withAbort ? ['de'] : []);
    }));
}

test('an answer that comes after the field was left or emptied opens nothing', () => onPage({}, async (page) => {
  const held = [];
  await answerSuggestions(page, async () => {
    await new Promise((resolve) => { held.push(resolve); });
    return suggestions;
  });
  await openHost(page);
  for (const leave of [() => partsOf(page).field.fill(''), () => page.locator('#before').focus()]) {
    await partsOf(page).field.fill('detention');
    while (held.length === 0) await page.waitForTimeout(20);
    await leave();
    held.pop()();
    await page.waitForTimeout(200);
    assert.equal(await partsOf(page).list.isVisible(), false);
  }
}));

test('what goes wrong is silent, closes the list, and the form still works', async () => {
  const faults = {
    refused: (route) => route.abort('connectionrefused'),
    error: (route) => route.fulfill({ status: 503, json: { message: 'no' } }),
    page: (route) => route.fulfill({ contentType: 'text/html', body: '<h1>login</h1>' }),
  };
  for (const [name, fault] of Object.entries(faults)) {
    let errors = [];
    // The browser itself writes failed requests to the console; the box must add nothing.
    await onPage({ mayFailToLoad: true }, async (page) => {
      page.on('pageerror', (error) => errors.push(error));
      let isBroken = false;
      await answerSuggestions(page);
      await page.route('**/api/v1/suggest?*', (route) => (isBroken ? fault(route) : route.fallback()));
      await openHost(page);
      await openList(page);
      isBroken = true;
      await page.keyboard.type('s');
      await partsOf(page).list.waitFor({ state: 'hidden' });
      await page.waitForTimeout(500);
      assert.equal(await partsOf(page).status.textContent(), '', name);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=detentions/);
    });
    assert.deepEqual(errors, []);
  }
});

test('answers that are none of the kind show nothing or what is sound of them', () => onPage({}, async (page) => {
  let answer;
  await page.route('**/api/v1/suggest?*', (route) => route.fulfill({ json: answer }));
  await openHost(page);
  const { field, list } = partsOf(page);
  let number = 0;
  for (answer of [null, [], 7, 'x', {}, { suggestions: null }, { suggestions: {} }, { suggestions: [null, 7, {}, { text: 7 }, { text: '  ' }] }]) {
    await field.fill(`word ${++number}`);
    await page.waitForTimeout(250);
    assert.equal(await list.isVisible(), false, JSON.stringify(answer));
  }
  answer = { suggestions: [{ text: ' sound ', kind: 'new', language: '"><x', id: {} }, ...Array(50).fill({ text: 'more' })] };
  await field.fill('sound');
  await list.waitFor();
  assert.equal((await optionTexts(page))[0], 'sound');
  assert.equal(await partsOf(page).options.count(), 8);
  assert.equal(await partsOf(page).options.first().getAttribute('lang'), null);
  assert.equal(await partsOf(page).options.first().getAttribute('dir'), 'auto');
}));

for (const policy of ['strict', "default-src * 'unsafe-inline' 'unsafe-eval' data: blob:"]) {
  test(`hostile suggestions are shown, not run (${policy === 'strict' ? 'strict policy' : 'no policy to help'})`, () =>
    onPage({ mayFailToLoad: true }, async (page) => {
      let batch = [];
      await answerSuggestions(page, () => batch.map((text) => ({ text, kind: 'title', language: text.slice(0, 100), id: text.slice(0, 100) })));
      await openHost(page, box, policy === 'strict' ? {} : { policy });
      assert.ok(hostileStrings.length >= 200);
      for (let at = 0; at < hostileStrings.length; at += 8) {
        batch = hostileStrings.slice(at, at + 8);
        await partsOf(page).field.fill(`${batch[0].slice(0, 50)} script ${at}`);
        await partsOf(page).list.waitFor();
        const expected = batch.map((text) => text.trim().slice(0, 200)).filter(Boolean);
        // Lone surrogates do not survive the way between test and page, so they are compared as what replaces them.
        const shown = await page.locator('passage-search').evaluate((one) =>
          Array.from(one.shadowRoot.querySelectorAll('bdi'), (text) => text.textContent.toWellFormed()));
        assert.deepEqual(shown, expected.map((text) => text.toWellFormed()));
        const names = await page.locator('passage-search').evaluate((one) =>
          Array.from(new Set(Array.from(one.shadowRoot.querySelectorAll('ul *'), (element) => element.localName))).sort());
        assert.deepEqual(names.filter((name) => !['li', 'svg', 'path', 'div', 'bdi', 'mark', 'small'].includes(name)), []);
        await partsOf(page).field.fill('');
      }
      assert.equal(await page.evaluate(() => window.hostileRan), undefined);
    }));
}

test('a hostile id leads to the reading view and nowhere else', () => onPage({}, async (page) => {
  const id = '"><script>&ui=x#/../../javascript:alert(1)';
  await answerSuggestions(page, () => [{ text: 'x', kind: 'title', id }]);
  await page.route('**/read?*', (route) => route.fulfill({ contentType: 'text/html', body: '<link rel="icon" href="data:,">' }));
  await openHost(page);
  await openList(page);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/read?*');
  assert.equal(new URL(page.url()).origin, baseUrl());
  assert.equal(new URL(page.url()).searchParams.get('id'), id);
}));

test('the matched beginnings of words are marked, whatever the accents', () => onPage({}, async (page) => {
  const cases = [
    ['deten', 'Detention and DÉTENTION, predetention', ['Deten', 'DÉTEN']],
    ['migracion  de', 'Migración de niños y desplazados', ['Migración', 'de', 'de']],
    ['الهجره', 'حقّ الهِجرة', []],
    ['الهجر', 'حقّ الهِجرة', ['الهِجر']],
    ['移民', '关于移民权利', ['移民']],
    ['e\u0301tude', 'étude', ['étude']],
    ['istan', 'İstanbul', ['İstan']],
    ['.*', 'a.*b', ['.*']],
    ['ёлка', 'ёлка', ['ёлка']],
  ];
  let text;
  await answerSuggestions(page, () => [{ text, kind: 'word' }]);
  await openHost(page);
  for (const [query, suggested, marked] of cases) {
    text = suggested;
    await partsOf(page).field.fill(query);
    await partsOf(page).list.waitFor();
    assert.deepEqual(await partsOf(page).options.locator('mark').allInnerTexts(), marked, suggested);
    assert.equal((await optionTexts(page))[0], suggested);
    await partsOf(page).field.fill('');
  }
}));

test('each suggestion says its language and direction', () => onPage({}, async (page) => {
  await answerSuggestions(page);
  await openHost(page);
  await openList(page);
  const stated = await partsOf(page).options.evaluateAll((all) => all.map((one) => [one.lang, one.dir]));
  assert.deepEqual(stated, [['en', 'ltr'], ['en', 'ltr'], ['fr', 'ltr'], ['ar', 'rtl']]);
  assert.deepEqual(await partsOf(page).options.locator('small').allInnerTexts(), ['Document', 'Document']);
}));

const spoken = {
  en: ['No suggestions', '1 suggestion', '2 suggestions', '5 suggestions'],
  es: ['No hay sugerencias', '1 sugerencia', '2 sugerencias', '5 sugerencias'],
  fr: ['Aucune suggestion', '1 suggestion', '2 suggestions', '5 suggestions'],
  pt: ['Nenhuma sugestão', '1 sugestão', '2 sugestões', '5 sugestões'],
  ar: ['لا توجد اقتراحات', 'اقتراح واحد', 'اقتراحان', '5 اقتراحات'],
  ru: ['Подсказок нет', '1 подсказка', '2 подсказки', '5 подсказок'],
  zh: ['没有建议', '1 条建议', '2 条建议', '5 条建议'],
  ht: ['Pa gen sijesyon', '1 sijesyon', '2 sijesyon', '5 sijesyon'],
};
for (const withRules of [true, false]) {
  test(`the count is announced in each language ${withRules ? 'by its plural rules' : 'without Intl.PluralRules'}`, () =>
    onPage({}, async (page) => {
      if (!withRules) await page.addInitScript(() => { delete Intl.PluralRules; });
      await answerSuggestions(page, (query) => Array(Number(query.split(' ')[1])).fill({ text: query, kind: 'word' }));
      await openHost(page, Object.keys(spoken).map((language) => `<passage-search lang="${language}"></passage-search>`).join(''));
      const statuses = page.locator('passage-search [role=status]');
      for (const [at, count] of [0, 1, 2, 5].entries()) {
        // All at once; the field that loses the focus would close its list.
        await page.locator('passage-search input[role]').evaluateAll((fields, value) => fields.forEach((field) => {
          field.value = value;
          field.dispatchEvent(new Event('input'));
        }), `word ${count}`);
        await page.waitForFunction((expected) => Array.from(document.querySelectorAll('passage-search'))
          .every((one, i) => one.shadowRoot.querySelector('[role=status]').textContent === expected[i]),
        Object.values(spoken).map((sentences) => sentences[at]), { timeout: 3000 }).catch(() => {});
        assert.deepEqual(await statuses.allTextContents(), Object.values(spoken).map((sentences) => sentences[at]));
      }
      assert.equal(await statuses.first().getAttribute('aria-live'), 'polite');
      await partsOf(page).field.press('Escape');
      assert.equal(await statuses.first().textContent(), '');
    }));
}

test('the browser goes back to a box that is closed and works', async () => {
  const browser = await launch({ keepsPages: true });
  try {
    const page = await browser.newPage();
    await answerSuggestions(page);
    await page.route('**/read?*', (route) => route.fulfill({ contentType: 'text/html', body: 'a document' }));
    await openHost(page);
    await page.evaluate(() => window.addEventListener('pageshow', (event) => { window.wasKept = event.persisted; }));
    await openList(page);
    for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/read?*');
    await page.goBack({ waitUntil: 'commit' });
    assert.equal(await page.evaluate(() => window.wasKept), true);
    assert.equal(await partsOf(page).list.isVisible(), false);
    assert.equal(await partsOf(page).field.inputValue(), 'detention');
    assert.equal(await activeOption(page), null);
    await partsOf(page).field.fill('asylum');
    await partsOf(page).list.waitFor();
  } finally {
    await browser.close();
  }
});
