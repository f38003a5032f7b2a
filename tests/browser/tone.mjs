// A recording made up for the tests: a humming tone as a WAV file, served in ranges as media servers do.
const rate = 8000;

/** `seconds` of a tone, 8 bits, one channel. */
export function tone(seconds) {
  const samples = Buffer.alloc(rate * seconds, Buffer.from([96, 128, 160, 192, 160, 128]));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);  // PCM
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** Answers every request of the page to that origin with the tone. */
export async function playTone(page, origin, seconds) {
  const bytes = tone(seconds);
  await page.route(`${origin}/**`, (route) => {
    const range = /^bytes=(\d+)-(\d*)$/.exec(route.request().headers().range ?? '');
    const first = range ? Number(range[1]) : 0;
    const last = range && range[2] ? Math.min(Number(range[2]), bytes.length - 1) : bytes.length - 1;
    return route.fulfill({
      status: range ? 206 : 200,
      contentType: 'audio/wav',
      headers: { 'Accept-Ranges': 'bytes', ...(range && { 'Content-Range': `bytes ${first}-${last}/${bytes.length}` }) },
      body: bytes.subarray(first, last + 1),
    });
  });
}
