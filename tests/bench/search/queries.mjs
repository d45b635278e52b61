// Queries drawn from the texts of articles, with a fixed seed, and what a plain scan finds for them.

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Index } from '../../../static/search/index.js';
import { textsOf } from '../../../static/search/item.js';
import { foldedWords } from './words.mjs';

export const CLASSES = ['one character', 'two characters', 'names of three', 'four to eight', 'two terms', 'absent'];

export function loaderOf(folder, log = () => {}) {
  return async (file) => {
    const bytes = readFileSync(path.join(folder, file));
    log(file, bytes);
    return bytes.toString('utf8');
  };
}

// The articles of a published index: their texts as printed and folded, joined by line ends.
export async function readArticles(folder) {
  const index = await Index.open(loaderOf(folder));
  const articles = [];
  for (const a of await index.allArticles()) {
    const record = await index.record(a);
    const printed = textsOf(record).map(({ text }) => text);
    const folded = printed.map((text) => index.folding.fold(text));
    articles.push({ number: a, record, folded, joined: folded.join('\n') });
  }
  return { index, articles };
}

function generator(seed) {
  let state = seed >>> 0;
  return (end) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

// Returns [{ kind, query, wanted: articles }], `each` of every class.
export function drawQueries({ articles, index }, each, seed = 1) {
  const random = generator(seed);
  const piece = (length) => {
    for (;;) {
      const texts = articles[random(articles.length)].folded;
      const text = [...texts[random(texts.length)]];
      if (text.length < length) continue;
      const begin = random(text.length - length + 1);
      const cut = text.slice(begin, begin + length).join('');
      if (/^[\p{Script=Han}a-z0-9]+$/u.test(cut)) return cut;
    }
  };
  // A surname and what follows it: mostly names.
  const name = () => {
    for (;;) {
      const cut = piece(3);
      if (/^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗]/u.test(cut)) return cut;
    }
  };
  const make = {
    'one character': () => piece(1),
    'two characters': () => piece(2),
    'names of three': name,
    'four to eight': () => piece(4 + random(5)),
    'two terms': () => `${piece(2)} ${piece(2)}`,
    absent: () => {
      for (;;) {
        const made = piece(2) + piece(2);
        if (!articles.some(({ joined }) => joined.includes(made))) return made;
      }
    },
  };
  return CLASSES.flatMap((kind) =>
    Array.from({ length: each }, () => {
      const query = make[kind]();
      const terms = foldedWords(query, index.folding);
      const wanted = [];
      for (const { number, joined } of articles) {
        if (terms.every((term) => joined.includes(term))) wanted.push(number);
      }
      return { kind, query, wanted };
    }),
  );
}
