/*!
 * <passage-search>: the search box of Passage for any site.
 * SPDX-License-Identifier: MIT
 *
 *   <script src="https://search.example.org/ui/passage-search.js" defer></script>
 *   <passage-search endpoint="https://search.example.org" lang="es">
 *     <form action="https://search.example.org/search"><input name="q"><button>Buscar</button></form>
 *   </passage-search>
 *
 * The form within is what browsers without scripts show. With scripts the box takes its place and takes over what it
 * says: where it leads, the name, label, value and placeholder of its field, its hidden fields, the word on its button.
 * Attributes: endpoint (where passage-searchd answers; default: where this script came from), lang (of the box and of
 * the results page; default: that of the page around it), placeholder.
 * A suggested title opens its document; other suggestions are searched for. Ctrl+K (Mac: Cmd+K) goes to the box.
 * Styles: --passage-font, -size, -ink, -paper, -line, -accent, -on-accent, -active, -radius, and the parts form, field,
 * button, list, option. Light and dark follow the `color-scheme` that the site declares.
 */
(() => {
  'use strict';
  if (!window.customElements || !Element.prototype.attachShadow || customElements.get('passage-search')) return;

  const SUGGESTIONS = 8;
  const LONGEST_QUERY = 200;
  const REST_BEFORE_ASKING = 150;  // milliseconds without another letter
  const REST_BEFORE_ANNOUNCING = 400;

  const WORDS = {
    en: {
      label: 'Search the documents', button: 'Search', list: 'Suggestions', title: 'Document', none: 'No suggestions',
      one: '# suggestion', other: '# suggestions'
    },
    es: {
      label: 'Buscar en los documentos', button: 'Buscar', list: 'Sugerencias', title: 'Documento',
      none: 'No hay sugerencias', one: '# sugerencia', other: '# sugerencias'
    },
    fr: {
      label: 'Chercher dans les documents', button: 'Chercher', list: 'Suggestions', title: 'Document',
      none: 'Aucune suggestion', one: '# suggestion', other: '# suggestions'
    },
    pt: {
      label: 'Pesquisar nos documentos', button: 'Pesquisar', list: 'Sugestões', title: 'Documento',
      none: 'Nenhuma sugestão', one: '# sugestão', other: '# sugestões'
    },
    ar: {
      label: 'البحث في الوثائق', button: 'بحث', list: 'اقتراحات', title: 'وثيقة', none: 'لا توجد اقتراحات',
      one: 'اقتراح واحد', two: 'اقتراحان', few: '# اقتراحات', many: '# اقتراحًا', other: '# اقتراح'
    },
    ru: {
      label: 'Поиск в документах', button: 'Найти', list: 'Подсказки', title: 'Документ', none: 'Подсказок нет',
      one: '# подсказка', few: '# подсказки', many: '# подсказок', other: '# подсказки'
    },
    zh: {
      label: '检索文件', button: '检索', list: '建议', title: '文件', none: '没有建议', other: '# 条建议'
    },
    ht: {
      label: 'Chèche nan dokiman yo', button: 'Chèche', list: 'Sijesyon', title: 'Dokiman', none: 'Pa gen sijesyon',
      other: '# sijesyon'
    }
  };
  const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/i;

  const STYLE = `
:host{display:block;max-width:42em}
:host([hidden]),[hidden]{display:none!important}
form{all:initial;visibility:inherit;pointer-events:inherit;color-scheme:inherit;position:relative;display:flex;
color:inherit;font-family:var(--passage-font,inherit);font-size:16px;font-size:var(--passage-size,max(16px,1em));
line-height:1.4;
--p-accent:var(--passage-accent,#0b5563);--p-on-accent:var(--passage-on-accent,#fff);
--p-line:var(--passage-line,#767676);--p-ink:var(--passage-ink,FieldText);--p-paper:var(--passage-paper,Field);
--p-active:var(--passage-active,rgba(127,127,127,.2));--p-radius:var(--passage-radius,4px)}
@supports (color:light-dark(#000,#fff)){form{--p-accent:var(--passage-accent,light-dark(#0b5563,#83cbd9));
--p-on-accent:var(--passage-on-accent,light-dark(#fff,#10201f))}}
input,button{-webkit-appearance:none;appearance:none;box-sizing:border-box;min-height:2.75em;margin:0;padding:.5em .7em;
font:inherit;border:1px solid var(--p-line);border-radius:var(--p-radius)}
input{flex:1;width:100%;min-width:0;color:var(--p-ink);background:var(--p-paper)}
input::placeholder{color:inherit;opacity:.7}
button{flex:none;margin-inline-start:.5em;padding:.5em 1.1em;cursor:pointer;font-weight:600;color:var(--p-on-accent);
background:var(--p-accent);border-color:transparent}
input:focus,button:focus-visible{outline:3px solid var(--p-accent);outline-offset:2px}
ul{position:absolute;z-index:1000;top:100%;left:0;right:0;max-height:min(60vh,28em);margin:6px 0 0;padding:4px 0;
overflow:auto;overscroll-behavior:contain;list-style:none;color:var(--p-ink);background:var(--p-paper);
border:1px solid var(--p-line);border-radius:var(--p-radius);box-shadow:0 6px 20px rgba(0,0,0,.2)}
li{display:flex;align-items:flex-start;min-height:2.5em;box-sizing:border-box;padding:.5em .6em;cursor:pointer;
direction:inherit;border:0 solid transparent;border-inline-start-width:3px}
li:hover,li[aria-selected=true]{background:var(--p-active)}
li[aria-selected=true]{border-color:var(--p-accent)}
svg{flex:none;width:1em;height:1.4em;margin-inline-end:.6em;opacity:.7;fill:none;stroke:currentColor;stroke-width:1.5}
div{flex:1;min-width:0;overflow-wrap:anywhere;word-break:break-word}
bdi{display:block;text-align:left}
form[dir=rtl] bdi{text-align:right}
mark{color:inherit;background:none;font-weight:700}
small{display:block;font-size:.8125em;opacity:.8}
p{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (forced-colors:active){li[aria-selected=true]{forced-color-adjust:none;color:HighlightText;background:Highlight}}
@media print{form{display:none}}
`;
  const ICONS = {
    search: 'M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zM10.5 10.5 14.5 14.5',
    title: 'M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 8h5M5.5 11h5'
  };

  function make(name, attributes, text) {
    const element = document.createElement(name);
    for (const key of Object.keys(attributes)) element.setAttribute(key, attributes[key]);
    if (text) element.textContent = text;
    return element;
  }

  function icon(path) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 16 16');
    svg.setAttribute('aria-hidden', 'true');
    svg.appendChild(document.createElementNS(svg.namespaceURI, 'path')).setAttribute('d', path);
    return svg;
  }

  let sheet;

  /** A constructed style sheet passes under a site's CSP that forbids inline styles; old browsers get an element. */
  function addStyle(root) {
    if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(STYLE);
      }
      root.adoptedStyleSheets = [sheet];
    } else {
      root.appendChild(make('style', {}, STYLE));
    }
  }

  /** An address of the web in full; of anything else, nothing. */
  function webAddress(text, base) {
    try {
      const url = new URL(text, base || document.baseURI);
      return /^https?:$/.test(url.protocol) ? url.href : '';
    } catch (error) {
      return '';
    }
  }

  const script = document.currentScript;
  const home = script && script.src ? webAddress('../', script.src) : webAddress('/');

  /** "5 suggestions" in a language. Without Intl.PluralRules the rules for as many as the list holds. */
  function counted(count, language, words) {
    if (count === 0) return words.none;
    let form = count === 1 ? 'one' : count === 2 ? 'two' : count < 5 || language === 'ar' ? 'few' : 'many';
    if (window.Intl && Intl.PluralRules) form = new Intl.PluralRules(language).select(count);
    return (words[form] || words.other).replace('#', count);
  }

  /** A letter as it is compared: without case, accents and vowel signs. */
  function folded(letter) {
    return letter.normalize('NFKD').replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '').toLowerCase();
  }

  function isLetter(letter) {
    return letter.toLowerCase() !== letter.toUpperCase() || /[\d\u0590-\u08ff]/.test(letter);
  }

  /** The stretches of a text, plain and matched in turn, where words of the query begin a word of it. */
  function matchedParts(text, query) {
    const letters = Array.from(text);
    let plain = '';
    const origins = [];  // of each unit of `plain` the letter that it came from
    letters.forEach((letter, at) => {
      for (const unit of folded(letter).split('')) {
        plain += unit;
        origins.push(at);
      }
    });
    origins.push(letters.length);
    const isMatched = letters.map(() => false);
    for (const word of Array.from(query).map(folded).join('').split(/[\s"()]+/).filter(Boolean)) {
      for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
        if (at === 0 || !isLetter(plain[at - 1]) || !isLetter(word[0])) {
          isMatched.fill(true, origins[at], origins[at + word.length]);
        }
      }
    }
    const parts = [''];
    letters.forEach((letter, at) => {
      if (isMatched[at] !== (parts.length % 2 === 0)) parts.push('');
      parts[parts.length - 1] += letter;
    });
    return parts;
  }

  /** What is sound of an answer; nothing that it says is trusted. */
  function readSuggestions(answer) {
    const rows = answer && Array.isArray(answer.suggestions) ? answer.suggestions : [];
    return rows.filter((row) => row && typeof row.text === 'string' && row.text.trim()).slice(0, SUGGESTIONS).map((row) => ({
      text: row.text.trim().slice(0, LONGEST_QUERY),
      language: /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(row.language) ? row.language : '',
      documentId: row.kind === 'title' && typeof row.id === 'string' ? row.id : ''
    }));
  }

  /** Asks when the typing rests. Only the answer to the last question counts; what goes wrong is silent. */
  class Asker {
    constructor() {
      this.turn = 0;
      this.timer = 0;
      this.running = null;
    }

    cancel() {
      ++this.turn;
      clearTimeout(this.timer);
      if (this.running) this.running.abort();
      this.running = null;
    }

    ask(address, rest, onAnswer) {
      this.cancel();
      const turn = this.turn;
      this.timer = setTimeout(() => {
        this.running = window.AbortController ? new AbortController() : null;
        this.fetchSuggestions(address, this.running ? { signal: this.running.signal } : {}).then((suggestions) => {
          if (turn === this.turn) onAnswer(suggestions);
        });
      }, rest);
    }

    /** Nothing when there was no answer: an empty one is something to tell. */
    async fetchSuggestions(address, options) {
      try {
        const answer = await fetch(address, Object.assign({ credentials: 'omit', referrerPolicy: 'no-referrer' }, options));
        return answer.ok ? readSuggestions(await answer.json()) : null;
      } catch (error) {
        return null;
      }
    }
  }

  /** The list below the field, which keeps the focus: an option is active, never focused. */
  class SuggestionList {
    constructor(field, list, status) {
      this.field = field;
      this.list = list;
      this.status = status;
      this.suggestions = [];
      this.active = -1;
      this.announcement = 0;
    }

    get isOpen() {
      return !this.list.hidden;
    }

    show(suggestions, query, language, words) {
      clearTimeout(this.announcement);
      this.activate(-1);
      this.suggestions = suggestions;
      this.status.textContent = '';
      this.list.textContent = '';
      suggestions.forEach((suggestion, at) => this.list.appendChild(this.option(suggestion, at, query, language, words)));
      this.list.hidden = suggestions.length === 0;
      this.field.setAttribute('aria-expanded', String(this.isOpen));
      // Waits, so that a screen reader first says what was typed.
      this.announcement = setTimeout(() => {
        this.status.textContent = counted(suggestions.length, language, words);
      }, REST_BEFORE_ANNOUNCING);
    }

    option(suggestion, at, query, language, words) {
      const direction = !suggestion.language ? 'auto' : RIGHT_TO_LEFT.test(suggestion.language) ? 'rtl' : 'ltr';
      const tongue = suggestion.language ? { lang: suggestion.language, dir: direction } : { dir: direction };
      const option = make('li', Object.assign(
        { id: 'option' + at, role: 'option', part: 'option', 'aria-selected': 'false', 'data-at': at }, tongue));
      option.appendChild(icon(suggestion.documentId ? ICONS.title : ICONS.search));
      const content = option.appendChild(make('div', {}));
      const text = content.appendChild(make('bdi', { dir: direction }));
      matchedParts(suggestion.text, query).forEach((part, number) => {
        text.appendChild(number % 2 ? make('mark', {}, part) : document.createTextNode(part));
      });
      if (suggestion.documentId) {
        content.appendChild(document.createTextNode(' '));
        content.appendChild(make('small', { lang: language }, words.title));
      }
      return option;
    }

    /** Goes up or down by one; before the first and behind the last is the field itself. */
    move(step) {
      const places = this.suggestions.length + 1;
      this.activate((this.active + 1 + step + places) % places - 1);
    }

    activate(at) {
      const before = this.list.children[this.active];
      const now = this.list.children[at];
      if (before) before.setAttribute('aria-selected', 'false');
      this.active = now ? at : -1;
      if (now) {
        now.setAttribute('aria-selected', 'true');
        this.field.setAttribute('aria-activedescendant', now.id);
        now.scrollIntoView({ block: 'nearest' });
      } else {
        this.field.removeAttribute('aria-activedescendant');
      }
    }

    close() {
      clearTimeout(this.announcement);
      this.activate(-1);
      this.list.hidden = true;
      this.field.setAttribute('aria-expanded', 'false');
      this.status.textContent = '';
    }
  }

  const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
  const boxes = new Set();  // those that are in the page

  function takesText(element) {
    return element && (element.isContentEditable || /^(input|textarea|select)$/i.test(element.tagName));
  }

  /** Ctrl+K or Cmd+K, on keyboards of any script, unless another field has the focus or the site has taken it. */
  function onShortcut(event) {
    const isK = /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === 'k' : event.code === 'KeyK';
    const isChord = isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    if (!isK || !isChord || event.altKey || event.shiftKey || event.defaultPrevented) return;
    const all = Array.from(boxes);
    const target = event.composedPath()[0];
    const box = all.find((one) => one.parts.field === target) || all.find((one) => one.getClientRects().length > 0);
    if (!box || takesText(target) && box.parts.field !== target) return;
    event.preventDefault();
    box.parts.field.focus();
    box.parts.field.select();
  }

  class PassageSearch extends HTMLElement {
    static get observedAttributes() {
      return ['endpoint', 'lang', 'placeholder'];
    }

    constructor() {
      super();
      this.parts = null;
      this.asker = new Asker();
      this.isComposing = false;
    }

    connectedCallback() {
      if (!this.parts) this.build();
      this.update();
      if (boxes.size === 0) window.addEventListener('keydown', onShortcut);
      boxes.add(this);
      // Met by the parser before what stands inside: once more when that is there.
      if (document.readyState === 'loading') {
        document.addEventListener('DOMContentLoaded', () => this.update(), { once: true });
      }
    }

    disconnectedCallback() {
      this.close();
      boxes.delete(this);
      if (boxes.size === 0) window.removeEventListener('keydown', onShortcut);
    }

    attributeChangedCallback() {
      if (this.parts) this.update();
    }

    build() {
      const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
      const form = make('form', { role: 'search', method: 'get', part: 'form' });
      const field = make('input', {
        type: 'text', inputmode: 'search', enterkeyhint: 'search', part: 'field',
        autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false',  // some browsers ask their maker about spelling
        role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'list',
        'aria-keyshortcuts': isApple ? 'Meta+K' : 'Control+K'
      });
      const button = make('button', { type: 'submit', part: 'button' });
      const list = make('ul', { id: 'list', role: 'listbox', part: 'list', hidden: '' });
      const status = make('p', { role: 'status', 'aria-live': 'polite' });
      const hidden = make('span', { hidden: '' });
      for (const part of [field, button, list, status, hidden]) form.appendChild(part);
      addStyle(root);
      root.appendChild(form);
      this.parts = { form, field, button, list, status, hidden };
      this.list = new SuggestionList(field, list, status);

      field.addEventListener('input', () => this.onInput());
      field.addEventListener('keydown', (event) => this.onKey(event));
      field.addEventListener('blur', () => this.close());
      field.addEventListener('compositionstart', () => this.onComposition(true));
      field.addEventListener('compositionend', () => this.onComposition(false));
      list.addEventListener('mousedown', (event) => event.preventDefault());  // the field keeps the focus
      list.addEventListener('click', (event) => {
        const option = event.target.closest('li');
        if (option) this.choose(this.list.suggestions[option.getAttribute('data-at')], event);
      });
      form.addEventListener('submit', () => this.close());
    }

    /** Takes the attributes and the form within. */
    update() {
      const { form, field, button, list, hidden } = this.parts;
      const own = this.querySelector('form');
      const ownField = own && own.querySelector('input:not([type=hidden])');
      const ownButton = own && own.querySelector('button');
      const ownLabel = ownField && (ownField.getAttribute('aria-label') || ownField.labels[0] && ownField.labels[0].textContent);
      const language = this.language || 'en';
      this.words = WORDS[language];
      this.base = (webAddress(this.getAttribute('endpoint') || home) || home).replace(/[?#].*$/, '').replace(/\/+$/, '');

      form.lang = language;
      form.dir = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
      form.action = own && own.hasAttribute('action') && webAddress(own.getAttribute('action')) || this.base + '/search';
      field.name = ownField && ownField.name || 'q';
      field.placeholder = this.getAttribute('placeholder') || ownField && ownField.placeholder || '';
      field.setAttribute('aria-label', (ownLabel || '').trim() || this.words.label);
      button.textContent = ownButton && ownButton.textContent.trim() || this.words.button;
      list.setAttribute('aria-label', this.words.list);

      hidden.textContent = '';
      for (const one of own ? Array.from(own.querySelectorAll('input[type=hidden]')) : []) {
        hidden.appendChild(make('input', { type: 'hidden', name: one.name, value: one.value }));
      }
      // Only a box on another site says so: the pages of the daemon itself know their language.
      const isElsewhere = this.hasAttribute('endpoint') || this.hasAttribute('lang');
      if (isElsewhere && this.language && !hidden.querySelector('[name=ui]') && form.action === this.base + '/search') {
        hidden.appendChild(make('input', { type: 'hidden', name: 'ui', value: this.language }));
      }
      if (ownField && !this.tookOver) this.takeOver(ownField);
      this.direct();
    }

    /** A text has its own direction; the empty field and its placeholder that of the box. */
    direct() {
      const { field, form } = this.parts;
      field.dir = field.value ? 'auto' : form.dir;
    }

    /** Whoever has begun to type before the script came goes on in the box. */
    takeOver(ownField) {
      const { field } = this.parts;
      this.tookOver = true;
      field.value = ownField.value;
      const hasFocus = this.contains(document.activeElement);
      const wantsFocus = ownField.autofocus && !location.hash && document.activeElement === document.body;
      if (!hasFocus && !wantsFocus) return;
      field.focus();
      if (hasFocus) field.setSelectionRange(ownField.selectionStart, ownField.selectionEnd);
    }

    /** The language of the box: its own, else that of the page around it; empty if it is none of these. */
    get language() {
      const around = this.closest('[lang]');
      const tag = (around ? around.getAttribute('lang') : '').toLowerCase().split(/[-_]/)[0];
      return Object.prototype.hasOwnProperty.call(WORDS, tag) ? tag : '';
    }

    close() {
      this.asker.cancel();
      this.list.close();
    }

    ask(rest, onShown) {
      const query = this.parts.field.value.trim().slice(0, LONGEST_QUERY);
      // One letter says something only where it is a word.
      if (query.length < 2 && !(query >= '\u2e80')) return this.close();
      const address = this.base + '/api/v1/suggest?q=' + encodeURIComponent(query) + '&limit=' + SUGGESTIONS +
        (this.language ? '&prefer=' + this.language : '');
      this.asker.ask(address, rest, (suggestions) => {
        if (!suggestions) return this.list.close();
        this.list.show(suggestions, query, this.parts.form.lang, this.words);
        if (onShown) onShown();
      });
    }

    onInput() {
      this.direct();
      this.list.activate(-1);
      if (!this.isComposing) this.ask(REST_BEFORE_ASKING);
    }

    onComposition(isComposing) {
      // The keyboards of Android compose every word, so that waiting for the end would be waiting for the next one.
      if (/Android/.test(navigator.userAgent)) return;
      this.isComposing = isComposing;
      if (isComposing) this.close();  // out of the way of the candidates
      else this.onInput();
    }

    onKey(event) {
      if (event.isComposing || this.isComposing || event.keyCode === 229) return;
      const act = this.actions[event.key];
      if (act && act.call(this, event) !== false) event.preventDefault();
    }

    onArrow(event, step) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
      if (event.altKey) {
        if (step > 0) this.ask(0);
        else this.close();
      } else if (this.list.isOpen) {
        this.list.move(step);
      } else {
        this.ask(0, () => this.list.move(step));
      }
      return true;
    }

    onEnter(event) {
      const chosen = this.list.suggestions[this.list.active];
      if (!chosen) return false;
      this.choose(chosen, event);
      return true;
    }

    /** First closes, then clears; what is left belongs to the site, which may have the box in a dialog. */
    onEscape(event) {
      const { field } = this.parts;
      if (!this.list.isOpen && field.value === '') return false;
      if (!this.list.isOpen) field.value = '';
      this.direct();
      this.close();
      event.stopPropagation();
      return true;
    }

    choose(suggestion, event) {
      const { field, button } = this.parts;
      this.close();
      if (!suggestion.documentId) {
        field.value = suggestion.text;
        button.click();
        return;
      }
      const ui = this.parts.hidden.querySelector('[name=ui]');
      const address = this.base + '/read?id=' + encodeURIComponent(suggestion.documentId) +
        (ui ? '&ui=' + encodeURIComponent(ui.value) : '');
      if (event.ctrlKey || event.metaKey) window.open(address, '_blank', 'noopener');
      else location.assign(address);
    }
  }

  /** What a key does; false leaves it to the browser. */
  const toField = function () {
    this.list.activate(-1);
    return false;
  };
  PassageSearch.prototype.actions = {
    ArrowDown(event) { return this.onArrow(event, 1); },
    ArrowUp(event) { return this.onArrow(event, -1); },
    ArrowLeft: toField,
    ArrowRight: toField,
    Home: toField,
    End: toField,
    Enter: PassageSearch.prototype.onEnter,
    Escape: PassageSearch.prototype.onEscape
  };

  customElements.define('passage-search', PassageSearch);
})();
