// From what a reader types to the articles that hold it, all of them and no others.

import { Check } from './index.js';

export const MOST_TERMS = 24;

// An article that shows up on the first page anyway is read rather than looked for in long lists.
const FEW = 10;

// White_Space of Unicode, written out because \s means another set; generator/search/query.cpp.
const SPACE = /[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

// Returns the folded terms of a query; one that another holds says nothing and is left out.
export function foldedTerms(query, folding) {
  const terms = query.split(SPACE).map((word) => folding.fold(word));
  const different = [...new Set(terms)].filter((term) => term !== '');
  return different.filter(
    (term) => !different.some((other) => other !== term && other.includes(term)),
  );
}

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

// The answer to a query, in the wanted order. `total` is exact; `take` gives the first articles.
export class Results {
  #first; // as far as known without the list
  #complete; // resolves to all

  constructor(total, terms, first, complete) {
    this.total = total;
    this.terms = terms;
    this.#first = first;
    this.#complete = complete;
  }

  // Resolves to the articles begin .. end of the order.
  async take(begin, end) {
    if (Math.min(end, this.total) > this.#first.length) this.#first = await this.#complete();
    return this.#first.slice(begin, end);
  }
}

// Resolves to Results; order: "relevance", "newest" or "oldest".
export async function search(index, query, order) {
  const folding = await index.foldingFor(query);
  const terms = foldedTerms(query, folding);
  if (terms.length === 0 || terms.length > MOST_TERMS) return new Results(0, terms, [], null);
  const answers = await Promise.all(terms.map((term) => index.find(term)));
  if (answers.some((answer) => answer.total === 0)) return new Results(0, terms, [], null);
  if (terms.length === 1) {
    return answers[0].head ? fromHead(index, terms, answers[0], order)
                           : fromPostings(index, terms, answers, order);
  }
  return fromPostings(index, terms, answers, order);
}

async function fromHead(index, terms, answer, order) {
  if (answer.check === Check.one && !(await isThere(index, answer.head.newest[0].article, terms[0]))) {
    return new Results(0, terms, [], null);
  }
  const known = { relevance: answer.head.best, newest: answer.head.newest, oldest: [] }[order];
  const complete = async () => {
    const postings = await index.list(answer);
    const scored = Array.from(postings.articles, (article, i) => ({
      article,
      score: postings.ranks[i],
    }));
    return ordered(scored, order);
  };
  return new Results(answer.total, terms, known.map((posting) => posting.article), complete);
}

async function fromPostings(index, terms, answers, order) {
  const parts = terms.map((term, i) => ({ term, answer: answers[i] }));
  parts.sort((a, b) => a.answer.total - b.answer.total);
  // article -> per term the rank, or null where the article's own text must tell
  let candidates = new Map();
  for (const [i, { answer }] of parts.entries()) {
    const isUnread = answer.head && i > 0 && candidates.size <= FEW;
    const postings = isUnread ? null : (answer.postings ?? (await index.list(answer)));
    const next = new Map();
    if (postings === null) {
      for (const [article, ranks] of candidates) next.set(article, [...ranks, null]);
    } else {
      postings.articles.forEach((article, at) => {
        const ranks = i === 0 ? [] : candidates.get(article);
        const rank = answer.check === Check.all ? null : postings.ranks[at];
        if (ranks !== undefined) next.set(article, [...ranks, rank]);
      });
    }
    candidates = next;
    if (candidates.size === 0) break;
  }
  const certain = await checked(index, parts, candidates);
  const scored = certain.map(({ article, ranks }) => ({ article, score: scoreOf(index, parts, ranks) }));
  return new Results(scored.length, terms, ordered(scored, order), null);
}

// Reads the texts of candidates as far as the trie left a doubt.
async function checked(index, parts, candidates) {
  for (const { term, answer } of parts) {
    if (answer.check !== Check.one || candidates.size === 0) continue;
    const any = answer.postings?.articles[0] ?? answer.head.newest[0].article;
    if (!(await isThere(index, any, term))) return [];
  }
  const all = await Promise.all(
    Array.from(candidates, async ([article, ranks]) => {
      if (!ranks.includes(null)) return { article, ranks };
      const texts = await foldedTexts(index, article);
      const known = ranks.map((rank, i) => rank ?? rankIn(texts, parts[i].term));
      return known.includes(null) ? null : { article, ranks: known };
    }),
  );
  return all.filter((candidate) => candidate !== null);
}

async function foldedTexts(index, article) {
  const record = await index.record(article);
  return textsOf(record).map(({ place, text }) => ({ place, text: index.folding.fold(text) }));
}

async function isThere(index, article, term) {
  return rankIn(await foldedTexts(index, article), term) !== null;
}

// The rank of a term in folded texts, or null when none holds it.
function rankIn(texts, term) {
  let best = 0;
  let occurrences = 0;
  for (const { place, text } of texts) {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      occurrences++;
      best = Math.max(best, place);
    }
  }
  if (occurrences === 0) return null;
  return 3 * best + (occurrences === 1 ? 0 : occurrences <= 3 ? 1 : 2);
}

// The same sum as score_of in generator/search/query.cpp.
function scoreOf(index, parts, ranks) {
  return ranks.reduce((sum, rank, i) => {
    const rarity = 32 - Math.clz32(Math.floor(index.articles / parts[i].answer.total));
    return sum + (1 + rank) * Math.max(1, rarity);
  }, 0);
}

function ordered(scored, order) {
  if (order === 'oldest') scored.sort((a, b) => a.article - b.article);
  else if (order === 'newest') scored.sort((a, b) => b.article - a.article);
  else scored.sort((a, b) => b.score - a.score || b.article - a.article);
  return scored.map(({ article }) => article);
}
