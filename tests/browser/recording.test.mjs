// Recordings in the reading view: played from the minute of a passage, by the reader's own doing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documents } from './chromium.mjs';
import { address, onPage, useBrowser } from './site.mjs';
import { playTone } from './tone.mjs';

useBrowser();

const origins = { video: 'https://media.example.net', audio: 'https://media.example.org' };
const readAddress = (parameters) => address(`/read?${new URLSearchParams(parameters)}`);

/** The element with what it is about to play, as the page has it. */
const stateOf = (page) => page.locator('.recording :is(audio, video)').evaluate((player) =>
  ({ time: player.currentTime, isPaused: player.paused, source: player.currentSrc, name: player.localName }));

for (const kind of ['audio', 'video']) {
  test(`nothing of the ${kind} is loaded before the reader plays it`, () => onPage({}, async (page) => {
    const answer = await page.goto(readAddress({ id: documents[kind], place: 3 }));
    await page.waitForLoadState('networkidle');
    // onPage has seen no request to another place than the site.
    assert.match(answer.headers()['content-security-policy'], new RegExp(`media-src 'self' ${origins[kind]}$`));
    assert.equal((await stateOf(page)).name, kind);
  }));

  test(`the ${kind} plays from the minute of a passage`, () => onPage({ alsoFrom: origins[kind] }, async (page) => {
    await playTone(page, origins[kind], 180);
    await page.goto(readAddress({ id: documents[kind], place: 3 }));
    const passage = page.locator('#p4');
    const start = Number(await passage.getAttribute('data-start'));
    assert.ok(start > 0 && start < 180, `${start}`);
    await passage.locator('.where a').focus();
    await page.keyboard.press('Enter');
    await page.locator('#p4.playing').waitFor();
    const playing = await stateOf(page);
    assert.ok(playing.time >= start && playing.time < start + 10, `${playing.time} instead of ${start}`);
    assert.equal(playing.isPaused, false);
    assert.ok(await page.locator('.recording :is(audio, video)').isVisible());
    assert.match(page.url(), /\/read\?/);
    await page.locator('#p2 .where a').click();
    await page.locator('#p2.playing').waitFor();
    assert.equal(await page.locator('.playing').count(), 1);
  }));

  test(`the player of the ${kind} begins at the place`, () => onPage({ alsoFrom: origins[kind] }, async (page) => {
    await playTone(page, origins[kind], 180);
    await page.goto(readAddress({ id: documents[kind], place: 3 }));
    const start = Number(await page.locator('#p3').getAttribute('data-start'));
    if (kind === 'video') await page.locator('.recording summary').click();
    await page.locator('.recording :is(audio, video)').evaluate((player) => player.play());
    const { time } = await stateOf(page);
    assert.ok(time >= start && time < start + 10, `${time} instead of ${start}`);
  }));
}

test('without scripts the times are links to the minute', () => onPage({ javaScriptEnabled: false }, async (page) => {
  await page.goto(readAddress({ id: documents.video, place: 3 }));
  assert.match(await page.locator('#p3 .where a').getAttribute('href'), /^https:\/\/media\.example\.net\/.*\.mp4#t=51$/);
  await page.locator('.recording summary').click();
  assert.ok(await page.locator('video[controls]').isVisible());
}));

test('a video has the captions that it was indexed from', () => onPage({ alsoFrom: origins.video }, async (page) => {
  await playTone(page, origins.video, 180);
  await page.goto(readAddress({ id: documents.video, place: 3 }));
  await page.locator('.recording summary').click();
  const cues = await page.locator('video').evaluate((video) => new Promise((resolve, reject) => {
    const track = video.querySelector('track');
    track.addEventListener('load', () => resolve(track.track.cues.length));
    track.addEventListener('error', () => reject(new Error('the captions do not load')));
    track.track.mode = 'showing';
    video.play();
  }));
  assert.ok(cues > 5, `${cues} cues`);
}));

test('a file that the browser cannot play is opened where it is', () => onPage({ alsoFrom: origins.audio }, async (page) => {
  await page.route(`${origins.audio}/**`, (route) => route.fulfill({ contentType: 'text/html', body: 'elsewhere' }));
  await page.goto(readAddress({ id: documents.audio, place: 3 }));
  await page.locator('#p3 .where a').click();
  await page.waitForURL(/^https:\/\/media\.example\.org\/.*#t=/);
}));
