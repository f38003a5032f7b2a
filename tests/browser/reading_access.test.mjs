// Everybody can use the reading view: every state of it, in every language of the pages.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.mjs';
import { documents, queries } from './chromium.mjs';
import { address, onPage, useBrowser } from './site.mjs';

useBrowser();

const languages = ['en', 'es', 'fr', 'pt', 'ar', 'ru', 'zh', 'ht'];

const open = (page, parameters) => page.goto(address(`/read?${new URLSearchParams(parameters)}`));
const unfold = async (page) => {
  for (const summary of await page.locator('summary').all()) await summary.click();
};

/** Each brings the page into a state. */
const states = {
  place: (page, ui) => open(page, { id: documents.resolution, place: 3, q: queries.ordinary, ui }),
  unfolded: async (page, ui) => {
    await open(page, { id: documents.resolution, place: 5, q: queries.ordinary, filter: 'kind:resolution', ui });
    await unfold(page);
  },
  turned: (page, ui) => open(page, { id: documents.audio, first: 11, q: 'TPS', ui }),
  video: async (page, ui) => {
    await open(page, { id: documents.video, place: 3, q: queries.ordinary, ui });
    await unfold(page);
  },
  plain: (page, ui) => open(page, { id: documents.long, ui }),
};

for (const language of languages) {
  test(`axe finds nothing in the reading view in ${language}`, () => onPage({}, async (page) => {
    for (const [name, reach] of Object.entries(states)) {
      await reach(page, language);
      assert.deepEqual(await violations(page), [], name);
    }
  }));
}

test('axe finds nothing in the dark on a phone', () =>
  onPage({ colorScheme: 'dark', viewport: { width: 360, height: 740 } }, async (page) => {
    for (const language of ['en', 'ar']) {
      for (const [name, reach] of Object.entries(states)) {
        await reach(page, language);
        assert.deepEqual(await violations(page), [], `${name} in ${language}`);
      }
    }
  }));

// 360 px is a small phone; 320 by 225 px is what is left of 1280 by 900 at 400 % zoom.
for (const viewport of [{ width: 360, height: 740 }, { width: 320, height: 225 }]) {
  test(`nothing sticks out or covers the text at ${viewport.width} px`, () => onPage({ viewport }, async (page) => {
    for (const language of languages) {
      for (const [name, reach] of Object.entries(states)) {
        await reach(page, language);
        const found = await page.evaluate(() => {
          const root = document.scrollingElement;
          const tools = document.querySelector('.tools');
          return { excess: root.scrollWidth - root.clientWidth,
            covered: getComputedStyle(tools).position === 'sticky' ? tools.offsetHeight / innerHeight : 0 };
        });
        assert.equal(found.excess, 0, `${name} in ${language}`);
        assert.ok(found.covered < 0.5, `${name} in ${language}: ${found.covered} of the screen is covered`);
      }
    }
  }));
}

test('what is focused is not hidden beneath the tools', () =>
  onPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    await open(page, { id: documents.video, place: 7, q: queries.ordinary });
    await page.locator('.passage .where a').last().focus();
    for (let presses = 0; presses < 6; ++presses) {
      await page.keyboard.press('Shift+Tab');
      const hidden = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one.closest('.passage')) return '';
        const beneath = document.querySelector('.tools').getBoundingClientRect().bottom;
        return one.getBoundingClientRect().top < beneath ? one.textContent : '';
      });
      assert.equal(hidden, '');
    }
  }));

test('links and buttons are large enough for a finger', () =>
  onPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    for (const [name, reach] of Object.entries(states)) {
      await reach(page, 'en');
      const small = await page.locator('a:visible, button:visible, summary:visible').evaluateAll((all) =>
        all.filter((one) => !one.matches('.skip') && one.getBoundingClientRect().height < 24)
          .map((one) => `${one.outerHTML.slice(0, 100)} ${one.getBoundingClientRect().height}`));
      assert.deepEqual(small, [], name);
    }
  }));

test('each passage says its language and direction, whatever the page’s', () => onPage({}, async (page) => {
  for (const ui of ['en', 'ar']) {
    for (const id of [documents.resolution, documents.arabic, documents.audio]) {
      await open(page, { id, ui });
      const texts = await page.locator('.passage > div, h1').evaluateAll((all) => all.map((one) => [one.lang, one.dir]));
      assert.ok(texts.length > 1);
      for (const [lang, dir] of texts) assert.equal(dir, /^(ar|fa|he|ur)\b/.test(lang) ? 'rtl' : 'ltr', lang);
    }
  }
}));

test('from right to left the way on is to the left', () => onPage({}, async (page) => {
  await open(page, { id: documents.resolution, place: 5, q: queries.ordinary, ui: 'ar' });
  const back = await page.locator('.steps .back').boundingBox();
  const on = await page.locator('.steps .on').boundingBox();
  assert.ok(on.x < back.x);
}));

test('nothing moves by itself', () => onPage({ reducedMotion: 'reduce' }, async (page) => {
  await states.video(page, 'en');
  const moving = await page.evaluate(() => [...document.querySelectorAll(':not(track)')].filter((one) => {
    const style = getComputedStyle(one);
    if (style.display === '') return false;  // the plain form, which the search box has taken over, is not rendered
    return style.transitionDuration !== '0s' || style.animationName !== 'none' || style.scrollBehavior !== 'auto';
  }).map((one) => one.outerHTML.slice(0, 80)));
  assert.deepEqual(moving, []);
}));
