// Asks the published index for one gram: which articles hold it. The format is drawn in
// generator/search/format.h; generator/search/reader.cpp walks the same way.

import { BitReader, DamagedStream } from './bits.js';
import { entryFor, readEntries } from './directory.js';
import { Files, IndexError, parse } from './files.js';
import { Folding } from './folding.js';
import { dayNumber, Field } from './grammar.js';
import { readPostings } from './postings.js';
import { findInShard, nothing } from './shard.js';

const MANIFEST = 'search/manifest.json';
const MOST_ANSWERS = 16;

// Stands at both ends of a value of a field; see generator/search/fields.h.
export const FIELD_MARK = '\uffff';

export class Index {
  #files;
  #shape; // see shard.js
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
    this.articles = manifest.articles; // how many there are
    this.numbers = manifest.numbers; // that they may have: not every number is an article's
    this.years = manifest.years;
    this.#records = manifest.records;
    this.#moreFolding = manifest.more_folding.map(([from, name]) => ({ from, name, isHere: false }));
    this.#folding.add(manifest.folding);
    const bits = new BitReader(manifest.alphabet);
    const alphabet = bits.sorted(bits.gamma() - 1, 0, 0x10ffff);
    alphabet.forEach((codePoint, i) => this.#ranks.set(codePoint, i + 1));
    this.#width = alphabet.length + 1;
    this.#ranks.set(FIELD_MARK.codePointAt(0), this.#width);
    this.#shape = {
      width: this.#width,
      leafDepth: manifest.leaf_depth,
      maxDepth: manifest.max_depth,
      headSize: manifest.head_size,
      numbers: manifest.numbers,
      years: manifest.years.length,
    };
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

  // Resolves to the numbers [begin, end) of the days from..to, free ones among them; see dayNumber.
  async numbersOfDays(from, to) {
    if (from > to) return [0, 0];
    const first = this.#startOfYear(from, 0);
    const last = to === Infinity ? this.numbers : this.#startOfYear(to, dayNumber(0, 12, 31));
    if (first !== null && last !== null) return [first, Math.max(first, last)];
    let begin = 0;
    let end = 0;
    await this.#eachDay((day, number, articles, behind) => {
      if (day > to) return;
      end = behind;
      if (day === 0 || day < from) begin = behind;
    });
    return [begin, end];
  }

  // Resolves to all articles, ascending.
  async allArticles() {
    const all = new Uint32Array(this.articles);
    let size = 0;
    await this.#eachDay((day, number, articles) => {
      for (let i = 0; i < articles; i++) all[size++] = number + i;
    });
    if (size !== all.length) throw new IndexError('damaged', `search/days/${this.#days}.json`);
    return all;
  }

  // Calls visit(day, first number, articles, first number behind) for each day, first for those
  // without one, as day 0.
  #eachDay(visit) {
    return this.#read('days', this.#days, (json) => {
      const bits = new BitReader(json.bits);
      let day = 0;
      let number = 0;
      for (let left = bits.gamma(), isFirst = true; left > 0; left--, isFirst = false) {
        if (!isFirst) day += bits.gamma();
        const articles = bits.gamma() - (isFirst ? 1 : 0);
        const behind = number + articles + bits.gamma() - 1;
        visit(day, number, articles, behind);
        number = behind;
      }
    });
  }

  // The first number of the year that begins at `day`, or behind the year that `rest` days end;
  // null when `day` lies within a year.
  #startOfYear(day, rest) {
    if (day > 1 && day % 416 !== rest) return null;
    const year = Math.max(1, Math.floor(day / 416) + (rest > 0 ? 1 : 0));
    return this.years.find(([of]) => of >= year)?.[1] ?? this.numbers;
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
    return this.#read('shards', shard.name, (json) => findInShard(json, gram, this.#shape));
  }

  // Resolves to the postings of an answer with a head.
  async list(answer) {
    const { file, index } = answer.list;
    answer.postings ??= await this.#read('lists', file, (json) =>
      readPostings(new BitReader(json.lists[index]), this.numbers),
    );
    return answer.postings;
  }

  // Resolves to the record of an article; see generator/search/record.h.
  async record(article) {
    const { block, group, names } = this.#records;
    const folder = names[Math.floor(article / group)];
    const number = Math.floor((article % group) / block);
    if (folder === undefined || article >= this.numbers) throw new IndexError('damaged', MANIFEST);
    const json = await this.#files.records(folder, number);
    const record = json.articles?.[(article % group) % block];
    if (typeof record?.path !== 'string') {
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
}
