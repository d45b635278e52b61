// Which articles hold a gram, and how well. Counterpart of generator/search/postings.cpp.

import { DamagedStream } from './bits.js';

// Articles in ascending order; ranks: 3 * place (0 text, 1 byline, 2 title) + tier (0..2).
export class Postings {
  constructor(articles, ranks) {
    this.articles = articles;
    this.ranks = ranks;
  }
}

export function readPostings(bits, numbers) {
  const count = bits.gamma();
  const articles = bits.sorted(count, 0, numbers - 1);
  const ranks = new Uint8Array(count);
  if (bits.read(1) === 0) {
    for (const weight of [3, 1]) {
      const marked = bits.sorted(bits.gamma() - 1, 0, count - 1);
      for (const i of marked) ranks[i] += weight * (1 + bits.read(1));
    }
  }
  return new Postings(articles, ranks);
}

function readLevel(bits) {
  return bits.read(1) === 0 ? 0 : 1 + bits.read(1);
}

function readRank(bits) {
  const place = readLevel(bits);
  return 3 * place + readLevel(bits);
}

// The newest and the best of many articles, and how many each year has.
export function readHead(bits, numbers, yearCount, headSize) {
  const total = bits.gamma();
  const years = Array.from({ length: yearCount }, () => bits.gamma() - 1);
  const size = Math.min(headSize, total);
  const newest = [];
  let above = numbers;
  for (let i = 0; i < size; i++) {
    above -= bits.gamma();
    if (above < 0) throw new DamagedStream(); // a head lists an article that does not exist
    newest.push({ article: above, rank: readRank(bits) });
  }
  const best = [];
  for (const article of bits.sorted(size, 0, numbers - 1)) {
    best.push({ article, rank: readRank(bits) });
  }
  best.sort((a, b) => b.rank - a.rank || b.article - a.article);
  return { total, years, newest, best };
}
