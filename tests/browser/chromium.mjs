// Debian's Chromium, started so that it asks nobody for anything but the pages under test.
import { chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** With `keepsPages` the browser goes back to pages as they were left, as it does for people; Playwright turns that off. */
export function launch({ keepsPages = false } = {}) {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: flags,
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
  });
}

/** Where the daemon under test answers, without a slash at the end. */
export function baseUrl() {
  const url = process.env.PASSAGE_URL;
  if (!url) throw new Error('PASSAGE_URL is not set: give the address of a running passage-searchd');
  return url.replace(/\/+$/, '');
}

/** What to look for, so that the same tests run on another collection than corpus/samples. */
export const queries = {
  ordinary: process.env.PASSAGE_QUERY ?? 'detention',
  arabic: 'الهجرة',
  nothing: 'xyzzyqwvkj',
};

/** Documents of corpus/samples; another collection has others. */
export const documents = {
  long: process.env.PASSAGE_LONG ?? 'report-nommer-les-absents-2022',
  resolution: process.env.PASSAGE_RESOLUTION ?? 'assembly-2021-resolution-4-en',
  arabic: process.env.PASSAGE_ARABIC ?? 'report-other-shore-2020-ar',
  video: process.env.PASSAGE_VIDEO ?? 'transcript-detention-session-2021',
  audio: process.env.PASSAGE_AUDIO ?? 'transcript-emisyon-tps-2021',
};
