// All that the search page asks, answered as plain data, so that it may be answered in a Worker.

import { countFacets } from './facets.js';
import { IndexError } from './files.js';
import { Field, parseQuery } from './grammar.js';
import { Index } from './index.js';
import { nearestSpellings } from './nearest.js';
import { peopleTyped } from './people.js';
import { answerGroups, plainGroups, search } from './query.js';
import { findHits, markedParts, snippetParts } from './snippet.js';
import { textsOf } from './item.js';

const MOST_OFFERS = 6;
const MOST_PRINTS = 12; // different strings that an article's page is told to mark

// What a result shows. `prints`: how the hits are printed in this article.
function resultOf(record, terms, folding) {
  const known = new Map();
  const found = (text) => {
    if (!known.has(text)) known.set(text, findHits(text, terms, folding));
    return known.get(text);
  };
  const prints = new Set();
  for (const { text } of textsOf(record)) {
    for (const [begin, end] of found(text).hits) prints.add(text.slice(begin, end));
  }
  const title = record.title ?? '';
  return {
    path: record.path,
    title: markedParts(title, found(title).hits),
    snippet: snippetParts(record, found),
    prints: [...prints].slice(0, MOST_PRINTS),
    date: record.date ?? '',
    newspaper: record.newspaper ?? '',
    sheet: record.sheet ? (record.series ?? '') + String(record.sheet).padStart(2, '0') : '',
  };
}

// The Latin word that may be a name in pinyin: the last one of the query.
function typedName(query) {
  const words = parseQuery(query).flat().filter((item) => !item.days && !item.exact && !item.negated)
    .filter(({ field }) => field === Field.text || field === Field.person)
    .map(({ text }) => text.toLowerCase().replace(/['’]/g, ''));
  const last = words.at(-1) ?? '';
  return /^[a-z]{2,40}$/.test(last) ? last : '';
}

export class Engine {
  #load;
  #opened = null; // promise of the index
  #index = null;
  #results = null;

  constructor(load) {
    this.#load = load;
  }

  // Answers a query: the first `shown` results and what is known of all of them.
  ask({ query, filters, order, shown }) {
    return this.#retrying(async (index) => {
      const results = await search(index, query, order, filters);
      this.#index = index;
      this.#results = results;
      const dated = index.years.map(([year]) => year).filter((year) => year > 0);
      return {
        asks: results.asks,
        isTooLong: results.isTooLong,
        unread: parseQuery(query).flat().find(({ unread }) => unread)?.text ?? '',
        total: results.total,
        years: results.years,
        held: { articles: index.articles, first: dated[0] ?? 0, last: dated.at(-1) ?? 0 },
        items: await this.#items(0, shown),
      };
    });
  }

  // The results begin .. end of the query that was answered last.
  more({ begin, end }) {
    return this.#items(begin, end);
  }

  async facets() {
    const articles = await this.#results.take(0, this.#results.total);
    return countFacets(this.#index, Uint32Array.from(articles).sort());
  }

  // The people that a Latin word of the query may mean.
  async offers({ query }) {
    const typed = typedName(query);
    if (typed === '') return [];
    const people = await peopleTyped(await this.#open(), typed, MOST_OFFERS);
    return people.map(([name, path, articles]) => ({ name, path, articles }));
  }

  // Of a query that found nothing: spellings that exist instead of each plain term that does not,
  // and how often the others do.
  async nearest({ query }) {
    const index = await this.#open();
    const folding = await index.foldingFor(query);
    const parts = [];
    for (const [item] of plainGroups(parseQuery(query))) {
      const folded = folding.fold(item.text);
      if (folded === '') continue;
      const { total } = await answerGroups(index, [[item]], 'newest');
      parts.push({ text: item.text, total, near: total > 0 ? [] : await nearestSpellings(index, folded) });
    }
    return parts;
  }

  async #items(begin, end) {
    const { terms } = this.#results;
    const index = this.#index;
    const articles = await this.#results.take(begin, end);
    const records = await Promise.all(articles.map((article) => index.record(article)));
    return records.map((record) => resultOf(record, terms, index.folding));
  }

  #open() {
    if (this.#opened === null) {
      this.#opened = Index.open(this.#load);
      this.#opened.catch(() => (this.#opened = null)); // the next search tries again
    }
    return this.#opened;
  }

  // When a file is gone because the site was published anew meanwhile, once more.
  async #retrying(work) {
    const index = await this.#open();
    try {
      return await work(index);
    } catch (error) {
      if (!(error instanceof IndexError) || error.kind === 'format') throw error;
      this.#opened = null;
      const fresh = await this.#open();
      if (fresh.stamp === index.stamp) throw error;
      return work(fresh);
    }
  }
}
