// Asks the published index for one gram: which articles hold it. The format is drawn in
// generator/search/format.h; generator/search/reader.cpp walks the same way.

import { BitReader, DamagedStream } from './bits.js';
import { Files, IndexError, parse } from './files.js';
import { Folding } from './folding.js';
import { dayNumber, Field } from './grammar.js';

const MANIFEST = 'search/manifest.json';
const NAME_LENGTH = 9;
const FIELDS = 8;
const MOST_ANSWERS = 16;

// Stands at both ends of a value of a field; see generator/search/fields.h.
export const FIELD_MARK = '\uffff';

// Articles in ascending order; ranks: 3 * place (0 text, 1 byline, 2 title) + tier (0..2).
export class Postings {
  constructor(articles, ranks) {
    this.articles = articles;
    this.ranks = ranks;
  }
}

// How much of an answer is certain.
export const Check = {
  none: 0, // these are the articles
  one: 1, // all of them or none: one record tells
  all: 2, // each is a candidate
};

export class Index {
  #files;
  #leafDepth;
  #maxDepth;
  #headSize;
  #ranks = new Map(); // code point -> rank in the alphabet
  #width; // symbols of one field
  #usual;
  #days;
  #directory;
  #records;
  #moreFolding; // [{ from, name, isHere }], ascending
  #folding = new Folding();
  #answers = new Map(); // promises of what `find` answered last

  // Opens the index below the site's root; `load(path)` resolves to the text of a file or rejects
  // with an IndexError. Rejects when the manifest is missing, damaged or of another format.
  static async open(load) {
    const manifest = parse(MANIFEST, await load(MANIFEST));
    try {
      return new Index(load, manifest);
    } catch (error) {
      if (error instanceof IndexError) throw error;
      throw new IndexError('damaged', MANIFEST);
    }
  }

  constructor(load, manifest) {
    this.#files = new Files(load);
    this.stamp = JSON.stringify(manifest); // another one: the site was published anew
    this.articles = manifest.articles;
    this.years = manifest.years;
    this.#leafDepth = manifest.leaf_depth;
    this.#maxDepth = manifest.max_depth;
    this.#headSize = manifest.head_size;
    this.#records = manifest.records;
    this.#moreFolding = manifest.more_folding.map(([from, name]) => ({ from, name, isHere: false }));
    this.#folding.add(manifest.folding);
    const bits = new BitReader(manifest.alphabet);
    const alphabet = bits.sorted(bits.gamma() - 1, 0, 0x10ffff);
    alphabet.forEach((codePoint, i) => this.#ranks.set(codePoint, i + 1));
    this.#width = alphabet.length + 1;
    this.#ranks.set(FIELD_MARK.codePointAt(0), this.#width);
    this.#usual = manifest.usual;
    this.#days = manifest.days;
    this.peopleName = manifest.people;
    this.facetGroup = manifest.facets.group;
    this.facetNames = manifest.facets.names;
    this.#directory = readEntries(new BitReader(manifest.directory), this.#width);
    if (!(this.#records.block > 0 && this.#records.group > 0)) throw new Error('no records');
  }

  // Complete for the published texts; for a query see foldingFor.
  get folding() {
    return this.#folding;
  }

  // Returns the folding with everything that matters for `text`: characters that none of the
  // published texts holds are looked up in further tables, which few queries need.
  async foldingFor(text) {
    const wanted = new Set();
    for (const character of text.normalize('NFC')) {
      const codePoint = character.codePointAt(0);
      if (this.#ranks.has(codePoint) || this.#folding.has(codePoint)) continue;
      const behind = this.#moreFolding.findIndex(({ from }) => from > codePoint);
      const piece = this.#moreFolding.at(behind < 0 ? -1 : behind - 1);
      if (behind !== 0 && piece && !piece.isHere) wanted.add(piece);
    }
    await Promise.all(Array.from(wanted, async (piece) => {
      const json = await this.#files.named('folding', piece.name);
      if (!piece.isHere) this.#folding.add(json.folding); // not by another search meanwhile
      piece.isHere = true;
    }));
    return this.#folding;
  }

  // How a folded character is mostly printed in this archive.
  usualPrint(character) {
    return this.#usual[character] ?? character;
  }

  // Resolves to the articles [begin, end) of the days from..to; see dayNumber.
  async articlesOfDays(from, to) {
    if (from > to) return [0, 0];
    const first = this.#startOfYear(from, 0);
    const last = to === Infinity ? this.articles : this.#startOfYear(to, dayNumber(0, 12, 31));
    if (first !== null && last !== null) return [first, Math.max(first, last)];
    return this.#read('days', this.#days, (json) => {
      const bits = new BitReader(json.bits);
      let left = bits.gamma() - 1;
      let article = bits.gamma() - 1;
      let begin = article;
      let day = 0;
      for (; left > 0; left--) {
        day += bits.gamma();
        if (day > to) break;
        article += bits.gamma();
        if (day < from) begin = article;
      }
      return [begin, article];
    });
  }

  // The first article of the year that begins at `day`, or behind the year that `rest` days end;
  // null when `day` lies within a year.
  #startOfYear(day, rest) {
    if (day > 1 && day % 416 !== rest) return null;
    const year = Math.max(1, Math.floor(day / 416) + (rest > 0 ? 1 : 0));
    return this.years.find(([of]) => of >= year)?.[1] ?? this.articles;
  }

  // A file of people or facets, interpreted.
  read(folder, name, interpret) {
    return this.#read(folder, name, interpret);
  }

  // Resolves to what the trie knows of a folded text, not empty, in a field:
  //   { total, check, postings }            the articles themselves
  //   { total, check, head, list }          for many: head.newest, head.best (each {article, rank}),
  //                                         head.years (hits), and where the list is: see `list`
  // The last answers are kept: filters, orders and further terms ask for the same ones again.
  find(folded, field = Field.text) {
    const key = `${field} ${folded}`;
    let answer = this.#answers.get(key);
    if (answer === undefined) {
      answer = this.#find(folded, field);
      this.#answers.set(key, answer);
      answer.catch(() => this.#answers.delete(key)); // a later query may have more luck
      if (this.#answers.size > MOST_ANSWERS) this.#answers.delete(this.#answers.keys().next().value);
    }
    return answer;
  }

  async #find(folded, field) {
    const gram = [];
    for (const character of folded) {
      const rank = this.#ranks.get(character.codePointAt(0));
      if (rank === undefined) return nothing();
      gram.push(field * this.#width + rank);
    }
    const piece = entryFor(this.#directory, gram);
    if (piece === null) return nothing();
    const entries = await this.#read('directory', piece.name, (json) =>
      readEntries(new BitReader(json.bits), this.#width),
    );
    const shard = entryFor(entries, gram);
    if (shard === null) return nothing();
    return this.#read('shards', shard.name, (json) => this.#findInShard(json, gram));
  }

  // Resolves to the postings of an answer with a head.
  async list(answer) {
    const { file, index } = answer.list;
    answer.postings ??= await this.#read('lists', file, (json) =>
      readPostings(new BitReader(json.lists[index]), this.articles),
    );
    return answer.postings;
  }

  // Resolves to the record of an article; see generator/search/record.h.
  async record(article) {
    const { block, group, names } = this.#records;
    const folder = names[Math.floor(article / group)];
    const number = Math.floor((article % group) / block);
    if (folder === undefined || article >= this.articles) throw new IndexError('damaged', MANIFEST);
    const json = await this.#files.records(folder, number);
    const record = json.articles?.[(article % group) % block];
    if (record === undefined || typeof record.path !== 'string') {
      throw new IndexError('damaged', `search/records/${folder}/${number}.json`);
    }
    return record;
  }

  async #read(folder, name, interpret) {
    const json = await this.#files.named(folder, name);
    try {
      return interpret(json);
    } catch (error) {
      if (!(error instanceof DamagedStream)) throw error;
      throw new IndexError('damaged', `search/${folder}/${name}.json`);
    }
  }

  #findInShard(json, gram) {
    const bits = new BitReader(json.bits);
    const width = this.#width;
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
        const field = Math.floor((item[0] - 1) / width);
        const leafDepth = WHOLE.includes(field) ? this.#maxDepth : this.#leafDepth;
        const walk = new UnitWalk(bits, gram, field * width, width, this.articles, leafDepth, this.#maxDepth);
        walk.readNode(item.length, isWanted);
        if (isWanted) return walk.answer();
        continue;
      }
      const isLong = bits.read(1) === 1;
      skipped = bits.gamma() - 1;
      const isAnswer = isWanted && gram.length <= item.length + skipped;
      const check = gram.length > item.length ? Check.one : Check.none;
      if (!isLong) {
        const postings = readPostings(bits, this.articles);
        if (isAnswer) return { total: postings.articles.length, check, postings };
        continue;
      }
      const head = readHead(bits, this.articles, this.years.length, this.#headSize);
      if (bits.read(1) === 0) listFile = readName(bits);
      const index = bits.gamma() - 1;
      if (isAnswer) return { total: head.total, check, head, list: { file: listFile, index } };
    }
    return nothing();
  }
}

// Fields whose grams are followed to their end.
const WHOLE = [Field.person, Field.sheet, Field.seam];

function nothing() {
  return { total: 0, check: Check.none, postings: new Postings(new Uint32Array(0), new Uint8Array(0)) };
}

// Walks one unit along a gram and gathers the postings below it.
class UnitWalk {
  #found = new Map(); // article -> place and occurrences, in halves (generator/search/postings.h)
  #isShort = false;
  #isSkipping = false;

  constructor(bits, gram, base, width, articles, leafDepth, maxDepth) {
    this.bits = bits;
    this.gram = gram;
    this.base = base;
    this.width = width;
    this.articles = articles;
    this.leafDepth = leafDepth;
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
    const { articles, ranks } = readPostings(this.bits, this.articles);
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

function readPostings(bits, articleCount) {
  const count = bits.gamma();
  const articles = bits.sorted(count, 0, articleCount - 1);
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

function readHead(bits, articleCount, yearCount, headSize) {
  const total = bits.gamma();
  const years = Array.from({ length: yearCount }, () => bits.gamma() - 1);
  const size = Math.min(headSize, total);
  const newest = [];
  let above = articleCount;
  for (let i = 0; i < size; i++) {
    above -= bits.gamma();
    if (above < 0) throw new DamagedStream(); // a head lists an article that does not exist
    newest.push({ article: above, rank: readRank(bits) });
  }
  const best = [];
  for (const article of bits.sorted(size, 0, articleCount - 1)) {
    best.push({ article, rank: readRank(bits) });
  }
  best.sort((a, b) => b.rank - a.rank || b.article - a.article);
  return { total, years, newest, best };
}

function readName(bits) {
  let name = '';
  for (let i = 0; i < NAME_LENGTH; i++) name += bits.read(5).toString(32);
  return name;
}

// Changes `gram` from the one before to the one written.
function readRest(bits, gram, kept, added, width) {
  const replaced = kept < gram.length ? gram[kept] : 0;
  gram.length = kept;
  for (let i = 0; i < added; i++) {
    const rises = i === 0 && replaced !== 0;
    let symbol;
    if (rises) symbol = replaced + bits.gamma();
    else if (gram.length === 0) symbol = bits.binary(width * FIELDS) + 1;
    else symbol = gram[0] - ((gram[0] - 1) % width) + bits.binary(width);
    if (symbol > width * FIELDS) throw new DamagedStream(); // a symbol does not exist
    gram.push(symbol);
  }
}

function readEntries(bits, width) {
  const entries = [];
  const border = [];
  for (let left = bits.gamma() - 1; left > 0; left--) {
    const kept = bits.gamma() - 1;
    if (kept > border.length) throw new DamagedStream(); // a border keeps more than there is
    readRest(bits, border, kept, bits.gamma(), width);
    entries.push({ border: [...border], name: readName(bits) });
  }
  return entries;
}

function isBefore(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    if (a[i] !== b[i]) return a[i] < b[i];
  }
  return a.length < b.length;
}

// The last entry whose border is not behind `gram`, or null.
function entryFor(entries, gram) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(gram, entries[middle].border)) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? null : entries[low - 1];
}
