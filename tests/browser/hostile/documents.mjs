// Prints a collection in which every field of every document is hostile: node documents.mjs > rows.jsonl
import { pathToFileURL } from 'node:url';
import { strings } from './strings.mjs';

// An id holds no characters that control anything, and tells one document from another.
const idOf = (text, number) => `${text.replace(/[\p{Cc}\p{Cf}\u2028]/gu, '').trim()} ${number}`;

// As it is, within an address that is one, as a recording's, and not at all: then its own pages are linked.
const addresses = [
  (text) => text,
  (text) => `https://evil.example/?${text}`,
  (text) => `https://evil.example/${encodeURIComponent(text)}.mp4?"${text}`,
  () => undefined,
];

export const documents = strings.map((text, number) => ({
  id: idOf(text, number),
  title: text,
  url: addresses[number % addresses.length](text),
  // Dropped where it is none, as it mostly is; without one the documents would be guessed to be in any.
  language: number % 5 === 0 ? text : 'en',
  date: number % 5 === 1 ? text : '2018-02-22',
  kind: text,
  authors: [text, text],
  organizations: [text],
  event: text,
  countries: [text],
  topics: [text, text],
  symbol: text,
  publisher: text,
  rights: text,
  identifier: number % 2 === 0 ? text : `doi:${text}`,
  passages: [1, 2].map((page) => ({
    text: `lantern ${text}\n${text}`, page, pageLabel: text, heading: text, paragraph: text, speaker: text, start: page,
  })),
}));

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const document of documents) console.log(JSON.stringify(document));
}
