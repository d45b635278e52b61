// From what a reader types to the articles that hold it, all of them and no others. Counterpart of
// generator/search/query.cpp.

import { Field, MOST_ITEMS, parseQuery } from './grammar.js';
import { OpenItem, textsOf } from './item.js';
import { nearness } from './proximity.js';
import { byScore, common, either, filtered, has, makeSet, placeIn, without } from './sets.js';

const REREAD = 20; // the best articles, which are ordered once more by how near the terms stand

function isPlain(group) {
  return group.length === 1 && group[0].field === Field.text && !group[0].negated;
}

// Takes out what asks for nothing: items that fold to nothing, and plain words that another plain
// word or phrase holds.
function simplified(groups, folding) {
  const folded = (item) => (item.days ? '-' : folding.fold(item.text));
  const asking = groups
    .map((group) => group.filter((item) => folded(item) !== ''))
    .filter((group) => group.length > 0);
  const terms = asking.map((group) => (isPlain(group) ? folded(group[0]) : null));
  return asking.filter((group, i) => {
    if (terms[i] === null || group[0].exact) return true;
    return !terms.some(
      (term, j) =>
        j !== i && term !== null && term.includes(terms[i]) &&
        (term !== terms[i] || asking[j][0].exact || j < i),
    );
  });
}

// The folded strings that results show as hits.
function markedTerms(groups, folding) {
  const shown = [Field.text, Field.title, Field.person, Field.author, Field.section];
  const terms = groups.flat().filter((item) => !item.negated && shown.includes(item.field));
  return [...new Set(terms.map((item) => folding.fold(item.text)))];
}

// The answer to a query, in the wanted order. `total` and `years` ([year, hits], year 0: undated)
// are exact; `take` gives the first articles.
export class Results {
  #first = []; // as far as known without the list
  #complete = null; // resolves to all
  isTooLong = false;
  asks = true;
  total = 0;
  years = [];
  terms = [];
  plain = []; // folded terms that every article holds in its texts

  static of(values, first, complete) {
    const results = Object.assign(new Results(), values);
    results.#first = first;
    results.#complete = complete;
    return results;
  }

  // Resolves to the articles begin .. end of the order.
  async take(begin, end) {
    if (this.#complete !== null && Math.min(end, this.total) > this.#first.length) {
      this.#first = await this.#complete();
      this.#complete = null;
    }
    return this.#first.slice(begin, end);
  }
}

// The plain terms of a query, each a group of one item.
export function plainGroups(groups) {
  return groups.filter(isPlain);
}

const FILTERS = { person: Field.person, paper: Field.paper, section: Field.section };

// Resolves to Results; order: "relevance", "newest" or "oldest". `filters`: { date, person, paper,
// section }, each a value as the query language has it, or nothing. `years` does not mind the date.
export async function search(index, query, order, filters = {}) {
  const groups = parseQuery(query);
  for (const [name, field] of Object.entries(FILTERS)) {
    if (filters[name]) groups.push([{ field, text: filters[name], exact: true, negated: false }]);
  }
  const [date] = filters.date ? parseQuery(`date:${filters.date}`) : [];
  const span = date?.[0].days ? await index.numbersOfDays(...date[0].days) : null;
  await index.foldingFor(query + Object.values(filters).join(''));
  return answerGroups(index, groups, order, span);
}

// The same for a query that is read already; `span`: numbers [begin, end), or null for all.
export async function answerGroups(index, parsed, order, span = null) {
  if (parsed.flat().length > MOST_ITEMS) return Results.of({ isTooLong: true }, [], null);
  const { folding } = index;
  const groups = simplified(parsed, folding);
  const none = {
    asks: groups.length > 0 || span !== null,
    terms: markedTerms(groups, folding),
    plain: plainGroups(groups).map(([item]) => folding.fold(item.text)),
  };
  if (!none.asks) return Results.of(none, [], null);
  const opened = await Promise.all(
    groups.map((group) => Promise.all(group.map((item) => OpenItem.open(index, item)))),
  );
  const [only] = opened.flat();
  if (opened.flat().length === 1 && !only.item.negated && only.head && span === null) {
    return fromHead(index, none, only, order);
  }
  const set = groups.length > 0 ? await setOf(index, opened) : await everything(index);
  return fromSet(index, none, set, order, span);
}

async function fromHead(index, none, item, order) {
  if (await item.isRefuted()) return Results.of(none, [], null);
  const known = { relevance: item.head.best, newest: item.head.newest, oldest: [] }[order];
  const years = index.years.map(([year], i) => [year, item.head.years[i]]).filter(([, hits]) => hits > 0);
  const complete = async () => ordered((await item.candidates(null)).set, order);
  const first = known.map(({ article }) => article);
  return Results.of({ ...none, total: item.total, years }, first, complete);
}

function fromSet(index, none, found, order, span) {
  const years = countYears(index, found);
  const set = span === null ? found : filtered(found, (article) => article >= span[0] && article < span[1]);
  const sorted = ordered(set, order);
  const values = { ...none, total: sorted.length, years };
  if (order !== 'relevance' || none.plain.length < 2 || sorted.length < 2) {
    return Results.of(values, sorted, null);
  }
  const complete = async () => {
    const best = await reread(index, none.plain, set, sorted.slice(0, REREAD));
    return [...best, ...sorted.slice(REREAD)];
  };
  return Results.of(values, [], complete);
}

// How many articles a group may find, at most.
function sizeOf(group, articles) {
  return group.reduce((sum, { item, total }) => sum + (item.negated ? articles : total), 0);
}

async function everything(index) {
  return makeSet(await index.allArticles());
}

function nothing() {
  return makeSet(new Uint32Array(0));
}

// The articles that meet all groups.
async function setOf(index, groups) {
  groups.sort((a, b) => sizeOf(a, index.articles) - sizeOf(b, index.articles));
  const isWanted = (group) => group.length === 1 && !group[0].item.negated;
  let set = null;
  const doubtful = []; // { item, doubts } that wait until all groups have had their say
  const lone = groups.filter(isWanted);
  for (const [item] of lone) {
    const { set: found, doubts } = await item.candidates(set);
    set = set === null ? found : common(set, found);
    if (doubts !== null) doubtful.push({ item, doubts, scores: found });
    if (set.articles.length === 0) break;
  }
  for (const [item] of lone) {
    if (set.articles.length > 0 && (await item.isRefuted())) set = nothing();
  }
  set = await confirmed(set, doubtful);
  for (const group of groups) {
    if (isWanted(group) || set?.articles.length === 0) continue;
    set = await joined(index, group, set);
  }
  return set;
}

// Reads the records of those articles that are in doubt.
async function confirmed(set, doubtful) {
  if (doubtful.length === 0) return set;
  const scores = Array.from(set.scores);
  await Promise.all(
    Array.from(set.articles, async (article, i) => {
      for (const { item, doubts, scores: found } of doubtful) {
        if (scores[i] < 0 || !has(doubts, article)) continue;
        const known = found.scores[placeIn(found, article)];
        const score = await item.confirm(article, known);
        if (score === null) scores[i] = -1;
        else scores[i] += score - known;
      }
    }),
  );
  const kept = filtered(set, (_, i) => scores[i] >= 0);
  return makeSet(kept.articles, Uint32Array.from(scores.filter((score) => score >= 0)));
}

// A group of several items, or of a negated one, against what the others have found (null: all).
async function joined(index, group, within) {
  const all = within ?? (await everything(index));
  let found = nothing();
  for (const item of group) {
    let set = nothing();
    if (!(await item.isRefuted())) {
      const { set: candidates, doubts } = await item.candidates(within);
      set = doubts === null ? candidates : await confirmed(candidates, [{ item, doubts, scores: candidates }]);
    }
    if (item.item.negated) {
      const rest = without(all, set);
      set = makeSet(rest.articles);
    }
    found = either(found, set);
  }
  return within === null ? found : common(within, found);
}

// Orders the best articles once more, as their texts say how near the terms stand.
async function reread(index, terms, set, best) {
  const scored = await Promise.all(
    best.map(async (article) => {
      const record = await index.record(article);
      const texts = textsOf(record).map(({ text }) => index.folding.fold(text));
      return { article, score: set.scores[placeIn(set, article)] + 4 * nearness(texts, terms) };
    }),
  );
  return scored.sort((a, b) => b.score - a.score || b.article - a.article).map(({ article }) => article);
}

function ordered(set, order) {
  const { articles } = set;
  if (order === 'oldest') return Array.from(articles);
  if (order === 'newest') return Array.from(articles).reverse();
  return byScore(set);
}

function countYears(index, { articles }) {
  let at = 0;
  return index.years
    .map(([year], y) => {
      const end = index.years[y + 1]?.[1] ?? Infinity;
      const begin = at;
      while (at < articles.length && articles[at] < end) at++;
      return [year, at - begin];
    })
    .filter(([, hits]) => hits > 0);
}
