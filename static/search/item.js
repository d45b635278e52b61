// The articles that one item of a query finds: what the trie answers, and what a look into the
// records must still tell. Counterpart of generator/search/item_matches.cpp.

import { Field } from './grammar.js';
import { FIELD_MARK } from './index.js';
import { filtered, has, makeSet } from './sets.js';
import { Check } from './shard.js';

// So few candidates are read rather than looked for in further files.
export const FEW = 10;

// The texts of a record that are searched, with the place that each has in ranks.
export function textsOf(record) {
  const texts = [];
  const add = (place, list) => {
    for (const text of list) if (text) texts.push({ place, text });
  };
  add(2, [record.title]);
  add(1, record.byline ?? []);
  add(0, [record.kicker, record.subtitle, record.section]);
  add(0, record.blocks ?? []);
  add(0, record.people ?? []);
  return texts;
}

function valuesOf(record, field) {
  if (field === Field.text) return textsOf(record);
  const values = {
    [Field.title]: [record.title],
    [Field.author]: record.byline ?? [],
    [Field.section]: [record.section],
    [Field.paper]: [record.newspaper],
  }[field];
  return values.filter((text) => text).map((text) => ({ place: placeOf(field), text }));
}

function placeOf(field) {
  if (field === Field.title) return 2;
  return field === Field.person || field === Field.author ? 1 : 0;
}

function countIn(text, term) {
  let count = 0;
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) count++;
  return count;
}

// One item, opened: `total` is how many candidates the trie has.
export class OpenItem {
  #index;
  #answer;
  #rarity;

  static async open(index, item) {
    const opened = new OpenItem(index, item);
    await opened.#find();
    return opened;
  }

  constructor(index, item) {
    this.#index = index;
    this.item = item;
    this.isPhrase = Boolean(item.exact) && (item.field === Field.text || item.field === Field.title);
    if (!item.days) {
      const folded = index.folding.fold(item.text);
      this.gram = item.exact && !this.isPhrase ? FIELD_MARK + folded + FIELD_MARK : folded;
    }
  }

  async #find() {
    const { item } = this;
    if (item.days) {
      this.span = await this.#index.numbersOfDays(...item.days);
      this.total = this.span[1] - this.span[0];
      return;
    }
    this.#answer = await this.#index.find(this.gram, item.field);
    this.total = this.#answer.total;
    const share = Math.floor(this.#index.articles / Math.max(1, this.total));
    this.#rarity = Math.max(1, 32 - Math.clz32(share));
  }

  // The head of the answer, when it tells all that the first page needs; else null.
  get head() {
    return this.item.days || this.isPhrase ? null : (this.#answer.head ?? null);
  }

  get hasList() {
    return Boolean(this.#answer?.head);
  }

  // Can a record tell whether it meets the item?
  get isReadable() {
    return !this.item.days && this.item.field !== Field.person && this.item.field !== Field.sheet;
  }

  get #isOne() {
    return this.#answer?.check === Check.one;
  }

  // True when the whole answer hangs on one record, which says no.
  async isRefuted() {
    if (!this.#isOne || this.total === 0) return false;
    const any = this.#answer.postings?.articles[0] ?? this.#answer.head.newest[0].article;
    return this.#rankIn(await this.#index.record(any)) === null;
  }

  // Resolves to { set, doubts }: the candidates, and which of them a record must confirm (null:
  // none). `within`: other articles do not matter, or null.
  async candidates(within) {
    const { item } = this;
    if (item.days) {
      const [begin, end] = this.span;
      // Only a date by itself must be told which numbers are free.
      const all = makeSet(within?.articles ?? (await this.#index.allArticles()));
      return { set: filtered(all, (article) => article >= begin && article < end), doubts: null };
    }
    const answer = this.#answer;
    if (within && within.articles.length <= FEW && answer.head && this.isReadable) {
      return { set: makeSet(within.articles), doubts: within };
    }
    const postings = answer.postings ?? (await this.#index.list(answer));
    const isUnsure = answer.check === Check.all;
    const scoreOf = Array.from({ length: 9 }, (_, rank) => (isUnsure ? 0 : this.#score(rank)));
    const scores = new Uint32Array(postings.ranks.length);
    for (let i = 0; i < scores.length; i++) scores[i] = scoreOf[postings.ranks[i]];
    let set = makeSet(postings.articles, scores);
    if (within) set = filtered(set, (article) => has(within, article));
    if (this.isPhrase) return this.#phrase(set, isUnsure);
    return { set, doubts: isUnsure ? set : null };
  }

  // Resolves to what an article scores by the item, or null when it does not meet it; for articles
  // in doubt. `known` is the score so far.
  async confirm(article, known) {
    const record = await this.#index.record(article);
    if (this.isPhrase && !this.#isPrinted(record)) return null;
    if (known > 0) return known;
    const rank = this.#rankIn(record);
    return rank === null ? null : this.#score(rank);
  }

  #score(rank) {
    const { field } = this.item;
    return (1 + (field === Field.text ? rank : 3 * placeOf(field) + (rank % 3))) * this.#rarity;
  }

  #rankIn(record) {
    const { field } = this.item;
    let best = 0;
    let occurrences = 0;
    for (const { place, text } of valuesOf(record, field)) {
      const folded = this.#index.folding.fold(text);
      const count = countIn(field === Field.text ? folded : FIELD_MARK + folded + FIELD_MARK, this.gram);
      occurrences += count;
      if (count > 0) best = Math.max(best, place);
    }
    if (occurrences === 0) return null;
    return 3 * best + (occurrences === 1 ? 0 : occurrences <= 3 ? 1 : 2);
  }

  #isPrinted(record) {
    const phrase = this.item.text.normalize('NFC');
    return valuesOf(record, this.item.field).some(({ text }) => text.includes(phrase));
  }

  // Which candidates hold the phrase as it is printed, as far as seams can tell; see Field::seam in
  // generator/search/fields.h.
  async #phrase(set, isUnsure) {
    if (isUnsure || set.articles.length <= FEW) return { set, doubts: set };
    const seams = this.#seams();
    const wanted = seams.doubtsAll ? seams.unusual : seams.all;
    const found = await Promise.all(wanted.map((seam) => this.#articlesOf(seam)));
    if (seams.doubtsAll) {
      for (const torn of found) set = filtered(set, (article) => has(torn, article));
      return { set, doubts: set };
    }
    const doubts = filtered(set, (article) => found.some((torn) => has(torn, article)));
    return { set, doubts };
  }

  async #articlesOf(seam) {
    const answer = await this.#index.find(seam, Field.seam);
    return makeSet((answer.postings ?? (await this.#index.list(answer))).articles);
  }

  #seams() {
    const seams = { all: [], unusual: [], doubtsAll: false };
    let before = '';
    let isTorn = false;
    for (const print of this.item.text.normalize('NFC')) {
      const folded = [...this.#index.folding.fold(print)];
      if (folded.length === 0) {
        isTorn = true;
        if (before === '') seams.doubtsAll = true;
      }
      const isUnusual = folded.length > 0 && (folded.length > 1 || this.#index.usualPrint(folded[0]) !== print);
      for (const part of folded) {
        if (before !== '') {
          seams.all.push(before + part);
          if (isTorn || isUnusual) seams.unusual.push(before + part);
        }
        before = part;
        isTorn = isUnusual;
      }
    }
    if (isTorn && seams.all.length === 0) seams.unusual.push(before);
    if (seams.all.length === 0) seams.all.push(before);
    seams.doubtsAll ||= isTorn || seams.unusual.length > 0;
    return seams;
  }
}
