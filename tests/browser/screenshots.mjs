// Photographs the pages into screenshots/, to be looked at: PASSAGE_URL=… node screenshots.mjs
import { mkdirSync } from 'node:fs';
import { baseUrl, documents, launch, queries } from './chromium.mjs';

const folder = new URL('screenshots/', import.meta.url).pathname;
const sizes = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } };
const languages = ['en', 'ar', 'zh'];

async function readingView(page, language) {
  await page.goto(`${baseUrl()}/search?q=${encodeURIComponent(queries.ordinary)}&ui=${language}`);
  const link = page.locator('.more a').first();
  await page.goto(new URL(await link.getAttribute('href'), baseUrl()).href);
}

const pages = {
  start: (page, language) => page.goto(`${baseUrl()}/?ui=${language}`),
  results: (page, language) => {
    const query = language === 'ar' ? queries.arabic : queries.ordinary;
    return page.goto(`${baseUrl()}/search?q=${encodeURIComponent(query)}&ui=${language}`);
  },
  narrowed: (page, language) => page.goto(
    `${baseUrl()}/search?q=${encodeURIComponent(queries.ordinary)}&filter=language:en&date=2021&ui=${language}`),
  added: async (page, language) => {
    await page.goto(`${baseUrl()}/search?q=${encodeURIComponent(`${queries.ordinary} children`)}&ui=${language}`);
    await page.locator('.also summary').click();
  },
  seeker: (page, language) => page.goto(`${baseUrl()}/search?q=my+husband+detention&ui=${language}`),
  corrected: (page, language) => page.goto(`${baseUrl()}/search?q=refujie&ui=${language}`),
  facets: async (page, language) => {
    await page.goto(`${baseUrl()}/search?q=${encodeURIComponent(queries.ordinary)}&ui=${language}`);
    const summary = page.locator('.facets > summary');
    if (await summary.isVisible()) await summary.click();
    await page.locator('.years').scrollIntoViewIfNeeded();
  },
  zero: (page, language) =>
    page.goto(`${baseUrl()}/search?q=${encodeURIComponent(`"${queries.nothing}"`)}&filter=kind:report&ui=${language}`),
  reading: readingView,
  recording: (page, language) =>
    page.goto(`${baseUrl()}/read?id=${documents.video}&place=3&q=${encodeURIComponent(queries.ordinary)}&ui=${language}#p3`),
  help: (page, language) => page.goto(`${baseUrl()}/help?ui=${language}`),
  missing: (page, language) => page.goto(`${baseUrl()}/read?id=no-such-document&ui=${language}`),
};

mkdirSync(folder, { recursive: true });
const browser = await launch();
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 });
    const page = await context.newPage();
    for (const language of languages) {
      for (const [name, open] of Object.entries(pages)) {
        await open(page, language);
        await page.screenshot({ path: `${folder}${name}-${language}-${size}-${colorScheme}.png` });
      }
    }
    await context.close();
  }
}
await browser.close();
console.log(`in ${folder}`);
