// A shard: a stretch of the trie with the postings of its grams. Counterpart of
// generator/search/shards.cpp.

import { BitReader, DamagedStream } from './bits.js';
import { Field } from './grammar.js';
import { readName, readRest } from './grams.js';
import { Postings, readHead, readPostings } from './postings.js';

// How much of an answer is certain.
export const Check = {
  none: 0, // these are the articles
  one: 1, // all of them or none: one record tells
  all: 2, // each is a candidate
};

// Fields whose grams are followed to their end.
const WHOLE = [Field.person, Field.sheet, Field.seam];

export function nothing() {
  return { total: 0, check: Check.none, postings: new Postings(new Uint32Array(0), new Uint8Array(0)) };
}

// What a shard knows of a gram; see Index.find. `shape`: { width, leafDepth, maxDepth, headSize,
// numbers, years } of the index, years as their number.
export function findInShard(json, gram, shape) {
  const { width, headSize, numbers, years } = shape;
  const bits = new BitReader(json.bits);
  const item = [];
  let skipped = 0;
  let listFile = '';
  for (let i = 0; i < json.items; i++) {
    if (i === 0) {
      readRest(bits, item, 0, bits.gamma(), width);
    } else {
      const dropped = bits.gamma() - 1;
      if (dropped > item.length) throw new DamagedStream(); // an item drops more than there is
      readRest(bits, item, item.length - dropped, dropped === 0 ? skipped + 1 : 1, width);
    }
    skipped = 0;
    const isWanted = item.length <= gram.length && item.every((symbol, at) => symbol === gram[at]);
    if (bits.read(1) === 0) {
      const walk = new UnitWalk(bits, gram, Math.floor((item[0] - 1) / width), shape);
      walk.readNode(item.length, isWanted);
      if (isWanted) return walk.answer();
      continue;
    }
    const isLong = bits.read(1) === 1;
    skipped = bits.gamma() - 1;
    const isAnswer = isWanted && gram.length <= item.length + skipped;
    const check = gram.length > item.length ? Check.one : Check.none;
    if (!isLong) {
      const postings = readPostings(bits, numbers);
      if (isAnswer) return { total: postings.articles.length, check, postings };
      continue;
    }
    const head = readHead(bits, numbers, years, headSize);
    if (bits.read(1) === 0) listFile = readName(bits);
    const index = bits.gamma() - 1;
    if (isAnswer) return { total: head.total, check, head, list: { file: listFile, index } };
  }
  return nothing();
}

// Walks one unit along a gram and gathers the postings below it.
class UnitWalk {
  #found = new Map(); // article -> place and occurrences, in halves (generator/search/postings.h)
  #isShort = false;
  #isSkipping = false;

  constructor(bits, gram, field, { width, numbers, leafDepth, maxDepth }) {
    this.bits = bits;
    this.gram = gram;
    this.base = field * width;
    this.width = width;
    this.numbers = numbers;
    this.leafDepth = WHOLE.includes(field) ? maxDepth : leafDepth;
    this.maxDepth = maxDepth;
  }

  readNode(depth, isWanted) {
    const { bits, gram } = this;
    if (depth === this.maxDepth || (depth >= this.leafDepth && bits.read(1) === 1)) {
      this.#readLeaf(depth, isWanted);
      return;
    }
    const skipped = bits.gamma() - 1;
    if (skipped > this.maxDepth - depth) throw new DamagedStream(); // a shard skips too much
    if (isWanted && skipped > 0 && depth < gram.length) this.#isSkipping = true;
    depth += skipped;
    for (const symbol of bits.sorted(bits.gamma(), 0, this.width)) {
      if (symbol === 0) {
        this.#readLeaf(depth, isWanted && depth >= gram.length);
      } else {
        this.readNode(depth + 1, isWanted && (depth >= gram.length || gram[depth] === this.base + symbol));
      }
    }
  }

  #readLeaf(depth, isWanted) {
    const { articles, ranks } = readPostings(this.bits, this.numbers);
    if (!isWanted) return;
    if (depth < this.gram.length) this.#isShort = true;
    for (let i = 0; i < articles.length; i++) {
      const place = Math.floor(ranks[i] / 3);
      const halves = [2, 5, 10][ranks[i] % 3];
      const before = this.#found.get(articles[i]);
      if (before === undefined) {
        this.#found.set(articles[i], { place, halves });
      } else {
        before.place = Math.max(before.place, place);
        before.halves += halves;
      }
    }
  }

  answer() {
    const articles = Uint32Array.from(this.#found.keys()).sort();
    const ranks = Uint8Array.from(articles, (article) => {
      const { place, halves } = this.#found.get(article);
      return 3 * place + (halves < 4 ? 0 : halves < 7 ? 1 : 2);
    });
    const check = this.#isShort ? Check.all : this.#isSkipping ? Check.one : Check.none;
    return { total: articles.length, check, postings: new Postings(articles, ranks) };
  }
}
