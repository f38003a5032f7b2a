// Whatever stands in a document or in a query, no page does what it says: with the content security policy, and without
// it, when escaping alone must hold. PASSAGE_HOSTILE=all tries every string on every page in both ways; otherwise every
// string is tried without the policy on the pages that show most, and every twentieth on all in both ways.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl } from '../chromium.mjs';
import { useBrowser, newContext } from '../site.mjs';
import { documents } from './documents.mjs';
import { strings } from './strings.mjs';

useBrowser();

const isWhole = process.env.PASSAGE_HOSTILE === 'all';
const twentieth = (_, number) => isWhole || number % 20 === 0;

/** The addresses that show most of a string, as a document's every field and as what is sought. */
const mainPages = (text, number) => [
  ['/read', { id: documents[number].id, place: 2, q: text }],
  ['/search', { q: text, filter: `kind:${text}` }],
];

/** The others that repeat what an address says. */
const otherPages = (text, number) => [
  ['/search', { q: text }],
  ['/search', { q: `"${text}" -x` }],
  ['/search', { q: 'lantern', filter: [`topic:${text}`, `author:${text}`], prefer: 'en', ui: text }],
  ['/search', { q: 'lantern', from: text, to: text }],
  ['/search', { q: 'lantern', filter: text }],
  ['/search', { q: 'lantern', sort: text }],
  ['/read', { id: documents[number].id, q: 'lantern', filter: `kind:${text}`, ui: text }],
  ['/read', { id: `${text} is not there`, q: text }],
  ['/read', { id: documents[number].id, place: text }],
  ['/help', { q: text, ui: text }],
  ['/', { q: text, ui: text }],
  [`/${encodeURIComponent(text)}`, {}],
];

function address([path, parameters]) {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return `${baseUrl()}${path}?${new URLSearchParams(pairs)}`;
}

/** In the page: what stands in it that no template of ours has. */
function oddities() {
  // What the address' own form makes no request of (control characters in a path) is refused in JSON, which is shown.
  if (document.contentType === 'application/json') return [];
  const found = [];
  const elements = new Set(('html head meta title link script body a header form label input button main article h1 h2 h3 '
    + 'p span bdi mark time details summary dl div dt dd section nav ul ol li audio video track footer aside fieldset '
    + 'legend table thead tbody tr th td code svg g rect path text select option output small strong em hr '
    + 'passage-search').split(' '));
  const forbidden = /^(on|srcdoc$|style$|formaction$|background$|ping$|http-equiv$|xlink)/;
  for (const one of document.querySelectorAll('*')) {
    if (!elements.has(one.localName)) found.push(`<${one.localName}>`);
    for (const { name, value } of one.attributes) {
      if (forbidden.test(name) || !/^[a-z-]+$/.test(name)) found.push(`${one.localName} ${name}`);
      if (['href', 'src', 'action'].includes(name)) {
        const url = new URL(value, location.href);
        const isOwn = url.origin === location.origin;
        const mayLeadAway = (name === 'href' && one.localName === 'a') || one.closest('.recording');
        if (!['http:', 'https:'].includes(url.protocol) || !(isOwn || mayLeadAway)) found.push(`${name} ${value}`);
      }
    }
    if (one.localName === 'script') {
      if (one.type === 'application/ld+json') JSON.parse(one.textContent);
      else if (!one.getAttribute('src')?.startsWith('/ui/') || one.textContent) found.push(one.outerHTML);
    }
  }
  if (document.querySelectorAll('main').length !== 1) found.push('not one main');
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  return found;
}

/** What a page that was opened there did or has become. */
async function visit(page, faults, url) {
  faults.length = 0;
  await page.goto(url);
  return [...faults, ...await page.evaluate(oddities)];
}

/** A page that tells of dialogs, of requests for anything but itself and its own files, and of faults of scripts. */
async function watchedPage(hasPolicy) {
  const context = await newContext();
  const page = await context.newPage();
  const faults = [];
  page.on('dialog', (dialog) => {
    faults.push(`a script ran: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('pageerror', (error) => faults.push(`a script failed: ${error.message}`));
  page.on('console', (message) => {
    if (/policy|refused/i.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.frame() === page.mainFrame();
    if (!request.url().startsWith(`${baseUrl()}/${isPage ? '' : 'ui/'}`)) faults.push(`a request to ${request.url()}`);
  });
  if (!hasPolicy) {
    await page.route(/.*/, async (route) => {
      const request = route.request();
      if (!request.url().startsWith(baseUrl())) return route.abort();
      if (!request.isNavigationRequest()) return route.continue();
      const response = await route.fetch();
      const headers = response.headers();
      assert.ok(headers['content-security-policy'], 'there was no policy to take away');
      delete headers['content-security-policy'];
      return route.fulfill({ response, headers });
    });
  }
  return { context, page, faults };
}

async function checkAll(hasPolicy, addresses) {
  const { context, page, faults } = await watchedPage(hasPolicy);
  const broken = [];
  for (const one of addresses) {
    const url = address(one);
    const found = await visit(page, faults, url);
    if (found.length > 0) broken.push({ url, found });
  }
  await context.close();
  assert.deepEqual(broken, []);
}

test('there are enough hostile strings, each once', () => {
  assert.ok(strings.length >= 200, `${strings.length}`);
  assert.equal(new Set(strings).size, strings.length);
});

test('a page that obeyed would be noticed', async () => {
  for (const hasPolicy of [true, false]) {
    const { context, page, faults } = await watchedPage(hasPolicy);
    await page.goto(`${baseUrl()}/`);
    assert.deepEqual(await page.evaluate(oddities), []);
    await page.evaluate(() => {
      document.querySelector('main').innerHTML += '<img src="//evil.example/x"><a href="javascript:alert(1)">x</a>'
        + '<p onclick="alert(1)">x</p><iframe></iframe><base href="//evil.example/">';
      setTimeout(() => alert(1));
    });
    await page.waitForTimeout(200);
    assert.ok(faults.some((fault) => fault.startsWith('a script ran')));
    assert.ok(faults.some((fault) => /evil\.example/.test(fault)));
    const found = await page.evaluate(oddities);
    for (const fault of ['<img>', '<iframe>', '<base>', 'p onclick', 'href javascript:alert(1)']) {
      assert.ok(found.includes(fault), `${fault} in ${found}`);
    }
    await context.close();
  }
});

test('results of hostile documents do nothing', async () => {
  const pages = [1, 2, 3].map((page) => ['/search', { q: 'lantern', hitsPerPage: 100, places: 2, page }]);
  await checkAll(true, pages);
  await checkAll(false, pages);
});

test('without the policy, documents and queries do nothing', () => checkAll(false, strings.flatMap(mainPages)));

test('without the policy, no other page does anything', () => checkAll(false, strings.flatMap((text, number) =>
  (twentieth(text, number) ? otherPages(text, number) : []))));

test('with the policy, nothing is even tried', () => checkAll(true,
  strings.flatMap((text, number) => (twentieth(text, number) ? [...mainPages(text, number), ...otherPages(text, number)] : []))));

test('what is hostile is shown as it was written', async () => {
  const { context, page } = await watchedPage(true);
  // White space is one to HTML; signs that turn the direction of a text round are taken out of documents.
  const plain = (text) => text.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
  for (const [number, text] of strings.entries()) {
    if (!twentieth(text, number)) continue;
    await page.goto(address(['/read', { id: documents[number].id, q: text }]));
    const shown = await page.evaluate(() => ({
      title: document.querySelector('h1').textContent,
      query: document.querySelector('#q').value,
      text: document.querySelector('.passage').textContent,
      named: document.querySelector('meta[name=citation_title]').content,
      data: JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent).name,
    }));
    for (const name of ['title', 'named', 'data']) assert.equal(plain(shown[name]), plain(text), name);
    assert.equal(plain(shown.query), plain(text.replace(/[\r\n]/g, '')), 'a field of one line drops the breaks of lines');
    assert.ok(plain(shown.text).includes(`lantern ${plain(text)}`), shown.text);
  }
  await context.close();
});
