// A site of another origin, served by the tests.
import { createServer } from 'node:http';
import { onPage } from './site.mjs';

/** Runs `use(page, origin)` as onPage does, while a server answers with one of `files` by its path, else with `html`. */
export async function onOtherSite({ html, headers = {}, files = {}, ...options }, use) {
  const server = createServer((request, response) => {
    const file = files[new URL(request.url, 'http://x').pathname];
    response.setHeaders(new Map(Object.entries({ 'Content-Type': `text/${file ? 'javascript' : 'html'}; charset=utf-8`, ...headers })));
    response.end(file ?? html);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.once('listening', resolve); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  try {
    await onPage({ alsoFrom: origin, ...options }, (page) => use(page, origin));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
