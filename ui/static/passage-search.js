/*!
 * <passage-search>: the search box of Passage for any site.
 * SPDX-License-Identifier: MIT
 *
 *   <script src="https://search.example.org/ui/passage-search.js" defer></script>
 *   <passage-search endpoint="https://search.example.org" lang="es">
 *     <form action="https://search.example.org/search"><input name="q"><button>Buscar</button></form>
 *   </passage-search>
 *
 * Attributes: endpoint (where passage-searchd answers; default: where this script came from), lang (language of the
 * box and of the results page), placeholder. Colours and fonts: the custom properties named in the style below.
 * What stands inside the element is for browsers without scripts and is replaced.
 */
(function () {
  'use strict';
  if (!window.customElements || customElements.get('passage-search')) return;

  var script = document.currentScript;
  var home = script && script.src ? new URL('/', script.src).href : location.href;

  // Of each language: the label of the field, the word on the button.
  var WORDS = {
    en: ['Search the documents', 'Search'],
    es: ['Buscar en los documentos', 'Buscar'],
    fr: ['Chercher dans les documents', 'Chercher'],
    pt: ['Pesquisar nos documentos', 'Pesquisar'],
    ar: ['البحث في الوثائق', 'بحث'],
    ru: ['Поиск в документах', 'Найти'],
    zh: ['检索文件', '检索'],
    ht: ['Chèche nan dokiman yo', 'Chèche']
  };

  var STYLE = [
    ':host{display:block;max-inline-size:40rem;font-family:var(--passage-font,inherit)}',
    ':host([hidden]){display:none}',
    'form{display:flex;gap:.5rem;margin:0}',
    'input,button{font:inherit;padding:.5rem .75rem;border-radius:var(--passage-radius,4px);min-block-size:2.5rem;box-sizing:border-box}',
    'input{flex:1;min-inline-size:0;color:var(--passage-ink,inherit);background:var(--passage-paper,transparent);border:1px solid var(--passage-line,#6b675f)}',
    'button{cursor:pointer;font-weight:600;color:var(--passage-on-accent,#fff);background:var(--passage-accent,#0b5563);border:1px solid transparent}',
    ':focus-visible{outline:3px solid var(--passage-accent,#0b5563);outline-offset:2px}'
  ].join('');

  function make(name, attributes) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) {
      element.setAttribute(key, attributes[key]);
    });
    return element;
  }

  /** A constructed style sheet passes under a site's CSP that forbids inline styles; old browsers get an element. */
  function addStyle(root) {
    if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
      var sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
    } else {
      root.appendChild(make('style', {})).textContent = STYLE;
    }
  }

  class PassageSearch extends HTMLElement {
    static get observedAttributes() {
      return ['endpoint', 'lang', 'placeholder'];
    }

    connectedCallback() {
      this.render();
    }

    attributeChangedCallback() {
      if (this.isConnected) this.render();
    }

    /** The language of the box: its own, else that of the page around it. */
    get language() {
      var around = this.closest('[lang]');
      var tag = (around ? around.getAttribute('lang') : '').toLowerCase().split('-')[0];
      return Object.prototype.hasOwnProperty.call(WORDS, tag) ? tag : '';
    }

    render() {
      var root = this.shadowRoot || this.attachShadow({ mode: 'open', delegatesFocus: true });
      var typed = root.querySelector('input[name="q"]');
      var language = this.language;
      var words = WORDS[language || 'en'];

      var form = make('form', { role: 'search', method: 'get', action: this.resultsAddress() });
      var field = make('input', {
        type: 'search', name: 'q', dir: 'auto', autocomplete: 'off', autocapitalize: 'none',
        enterkeyhint: 'search', 'aria-label': words[0], placeholder: this.getAttribute('placeholder') || ''
      });
      if (typed) field.value = typed.value;
      form.appendChild(field);
      if (language) form.appendChild(make('input', { type: 'hidden', name: 'ui', value: language }));
      var button = make('button', { type: 'submit' });
      button.textContent = words[1];
      form.appendChild(button);

      root.textContent = '';
      addStyle(root);
      root.appendChild(form);
    }

    /** The results page; only http and https addresses are taken. */
    resultsAddress() {
      var base = new URL(home);
      try {
        var stated = new URL(this.getAttribute('endpoint') || home, location.href);
        if (stated.protocol === 'http:' || stated.protocol === 'https:') base = stated;
      } catch (error) {
        // Not an address: the box then searches where its script came from.
      }
      return base.href.replace(/[?#].*$/, '').replace(/\/+$/, '') + '/search';
    }
  }

  customElements.define('passage-search', PassageSearch);
})();
