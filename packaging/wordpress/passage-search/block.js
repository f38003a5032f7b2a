// The block in the editor: a picture of the box, and what can be said of it at the side. The page's own box is made by
// box.php. Written as browsers take it; there is no build step.
'use strict';
(({ blocks, blockEditor, components, element, i18n }) => {
  const { createElement: make, Fragment } = element;
  const { __ } = i18n;

  const FIELDS = [
    ['placeholder', __('Words in the empty field', 'passage-search'), ''],
    ['lang', __('Language', 'passage-search'), __('A code such as es; empty: that of the page.', 'passage-search')],
    ['filter', __('Only some documents', 'passage-search'), __('A filter such as kind:report; empty: all.', 'passage-search')]
  ];

  function Edit({ attributes, setAttributes }) {
    const fields = FIELDS.map(([name, label, help]) => make(components.TextControl, {
      key: name, label, help, value: attributes[name], onChange: (value) => setAttributes({ [name]: value })
    }));
    const picture = make('div', { style: { display: 'flex', gap: '.5em' } },
      make('input', { type: 'search', disabled: true, placeholder: attributes.placeholder, style: { flex: 1 },
        'aria-label': __('Search box', 'passage-search') }),
      make('button', { type: 'button', disabled: true }, __('Search', 'default')));
    return make(Fragment, null,
      make(blockEditor.InspectorControls, null,
        make(components.PanelBody, { title: __('Search box', 'passage-search') }, fields)),
      make('div', blockEditor.useBlockProps(), picture));
  }

  blocks.registerBlockType('passage/search', { edit: Edit, save: () => null });
})(window.wp);
