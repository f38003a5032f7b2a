// A page of the site under test that keeps account of what must not happen.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { baseUrl, launch } from './chromium.mjs';

let browser;

/** Call once in each test file. */
export function useBrowser() {
  before(async () => { browser = await launch(); });
  after(async () => { await browser?.close(); });
}

export function newContext(options = {}) {
  return browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
}

/**
 * Runs `use(page)` in a fresh browser context and then asserts that no request left the site and that the console
 * stayed clean, so without violations of the content security policy too. Of `options`, `alsoFrom` names another origin
 * that takes part, and `mayFailToLoad` lets the browser say that something could not be loaded.
 */
export async function onPage({ alsoFrom, mayFailToLoad = false, ...options }, use) {
  const context = await newContext(options);
  const faults = [];
  const page = await context.newPage();
  page.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    if (mayFailToLoad && message.text().startsWith('Failed to load resource')) return;
    faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('request', (request) => {
    if (![baseUrl(), alsoFrom].includes(new URL(request.url()).origin)) faults.push(`request to ${request.url()}`);
  });
  try {
    await use(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

export function address(path) {
  return baseUrl() + path;
}

export function searchAddress(query, parameters = {}) {
  return address(`/search?${new URLSearchParams({ q: query, ...parameters })}`);
}

/** The first number in a text, with its separators of thousands. */
export function numberIn(text) {
  const found = /[\d][\d.,\u00a0\u202f]*/.exec(text)?.[0] ?? '';
  return Number(/^\d+\.\d$/.test(found) ? found : found.replace(/[^\d]/g, ''));
}

/** The number in the heading of a results page. */
export async function totalHits(page) {
  return numberIn(await page.locator('h1').innerText());
}
