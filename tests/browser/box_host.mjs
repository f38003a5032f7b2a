// A page of another site with the search box in it, made up here, and a daemon whose suggestions the test decides.
import { baseUrl } from './chromium.mjs';
import { address } from './site.mjs';

// A path of the daemon's own address stands in for the other site, so that nothing leaves this machine.
const hostPath = '/a-page-of-another-site';

export const strictPolicy = "default-src 'none'; script-src 'self'; style-src 'none'; img-src 'self' data:; " +
  "connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

export const box = `<passage-search endpoint="${baseUrl()}"></passage-search>`;

export const suggestions = [
  { text: 'detention', kind: 'word', language: 'en' },
  { text: 'Immigration detention', kind: 'concept', language: 'en' },
  { text: 'Détention des enfants', kind: 'title', language: 'fr', id: 'samples/détention & co.pdf' },
  { text: 'احتجاز المهاجرين', kind: 'title', language: 'ar', id: 'samples/detention.ar.pdf' },
];

/** Opens a page whose body is `body`; in it a field before and one behind the box, unless told otherwise. */
export async function openHost(page, body = box, { language = 'en', policy = strictPolicy, head = '' } = {}) {
  await page.route(`**${hostPath}`, (route) => route.fulfill({
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': policy },
    body: `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8">` +
      '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">' +
      `<title>a site</title>${head}<script src="/ui/passage-search.js" defer></script>` +
      `<body><main><h1>a site</h1><label>before <input id="before"></label>${body}` +
      '<label>behind <input id="behind"></label></main>',
  }));
  await page.goto(address(hostPath));
}

/** Lets `answer(query)` say what is suggested; gives the list of the queries asked, which grows. */
export async function answerSuggestions(page, answer = () => suggestions) {
  const asked = [];
  await page.route('**/api/v1/suggest?*', async (route) => {
    const parameters = new URL(route.request().url()).searchParams;
    asked.push(parameters.get('q'));
    const found = await answer(parameters.get('q'));
    // A request that was given up cannot be answered any more.
    await route.fulfill({
      json: { query: parameters.get('q'), suggestions: found },
      headers: { 'Access-Control-Allow-Origin': '*' },
    }).catch(() => {});
  });
  return asked;
}

/** The field, the list of the box, and its options. */
export function partsOf(page) {
  return {
    field: page.getByRole('combobox').first(),
    list: page.getByRole('listbox').first(),
    options: page.getByRole('option'),
    status: page.locator('passage-search [role=status]').first(),
  };
}

/** The text of the option that the keyboard is at; null without one. */
export function activeOption(page) {
  return page.locator('passage-search').first().evaluate((element) => {
    const id = element.shadowRoot.querySelector('input').getAttribute('aria-activedescendant');
    const selected = element.shadowRoot.querySelectorAll('[aria-selected=true]');
    if (selected.length > 1) throw new Error('several options are selected');
    if ((selected[0] ? selected[0].id : null) !== id) throw new Error('another option is selected than the active one');
    return id === null ? null : selected[0].querySelector('bdi').textContent;
  });
}

/** Types into the box and waits for its list. */
export async function openList(page, text = 'detention') {
  const { field, list } = partsOf(page);
  await field.focus();
  await page.keyboard.type(text);
  await list.waitFor();
}
