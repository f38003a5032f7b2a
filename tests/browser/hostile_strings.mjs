// Two hundred strings that try to be more than text: markup, quotes, addresses, controls, other directions.
const run = 'window.hostileRan=1';
const markup = [
  `<script>${run}</script>`, `<img src=x onerror=${run}>`, `<svg onload=${run}>`, `<svg><script>${run}</script></svg>`,
  `<iframe srcdoc="<script>parent.${run}</script>">`, `<iframe src="javascript:parent.${run}">`, `<body onload=${run}>`,
  `<details open ontoggle=${run}>x</details>`, `<a href="javascript:${run}">x</a>`, `<math><mi xlink:href="javascript:${run}">`,
  `<style>@import "/x"</style>`, `<link rel=stylesheet href=/x>`, `<base href=https://example.org/>`, `<meta http-equiv=refresh content=0>`,
  `<form><button formaction=javascript:${run}>`, `<object data=/x>`, `<embed src=/x>`, `<template><img src=x onerror=${run}></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${run}>">`, `<textarea><img src=x onerror=${run}>`, `<title><img src=x onerror=${run}>`,
  `<input autofocus onfocus=${run}>`, `<video><source onerror=${run}></video>`, `<marquee onstart=${run}>`, `<x tabindex=1 onfocusin=${run}>`,
];
const before = ['', '">', "'>", '-->', ']]>', '</title>', '</script>', '\\u003c/script>'];
const others = [
  `javascript:${run}`, `" onmouseover="${run}`, `' onfocus='${run}' autofocus='`, '`${' + run + '}`', '{{constructor.constructor("' + run + '")()}}',
  '&lt;script&gt;', '&#60;img src=x&#62;', '&amp;lt;b&amp;gt;', '<b>bold</b>', '<!-- comment', '<![CDATA[', '%3Cscript%3E', '\\x3cscript\\x3e',
  '\u202egnp.exe', '\u2066\u2067\u2068', '\u0000\u0001\u001b[31m', 'a\r\nSet-Cookie: b=c', '\ud800', '\udfff\ud83d', 'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢', '\ufeff\u200b',
  '__proto__', 'constructor', 'toString', '../../etc/passwd', "'; DROP TABLE documents;--", 'x'.repeat(100000), '\u{1f469}\u200d\u{1f469}\u200d\u{1f467}',
];

export const hostileStrings = [...before.flatMap((start) => markup.map((one) => start + one)), ...others];
