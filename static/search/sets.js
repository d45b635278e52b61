// Sets of articles with what each of them scores: { articles, scores }, both typed arrays, articles
// ascending.

export function makeSet(articles, scores = new Uint32Array(articles.length)) {
  return { articles, scores };
}

// A set that grows, ascending; `most`: how many articles it may have.
class GrowingSet {
  #size = 0;

  constructor(most) {
    this.articles = new Uint32Array(most);
    this.scores = new Uint32Array(most);
  }

  add(article, score) {
    this.articles[this.#size] = article;
    this.scores[this.#size++] = score;
  }

  finished() {
    return makeSet(this.articles.slice(0, this.#size), this.scores.slice(0, this.#size));
  }
}

// Keeps the places that `wants(article, place)`.
export function filtered({ articles, scores }, wants) {
  const kept = new GrowingSet(articles.length);
  for (let i = 0; i < articles.length; i++) if (wants(articles[i], i)) kept.add(articles[i], scores[i]);
  return kept.finished();
}

// In both; the scores add up.
export function common(a, b) {
  const found = new GrowingSet(Math.min(a.articles.length, b.articles.length));
  for (let i = 0, j = 0; i < a.articles.length && j < b.articles.length; ) {
    const left = a.articles[i];
    const right = b.articles[j];
    if (left === right) found.add(left, a.scores[i] + b.scores[j]);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return found.finished();
}

// In either; the higher score counts.
export function either(a, b) {
  const found = new GrowingSet(a.articles.length + b.articles.length);
  for (let i = 0, j = 0; i < a.articles.length || j < b.articles.length; ) {
    const left = i < a.articles.length ? a.articles[i] : Infinity;
    const right = j < b.articles.length ? b.articles[j] : Infinity;
    const score = Math.max(left <= right ? a.scores[i] : 0, right <= left ? b.scores[j] : 0);
    found.add(Math.min(left, right), score);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return found.finished();
}

// In a, not in b.
export function without(a, b) {
  let j = 0;
  return filtered(a, (article) => {
    while (j < b.articles.length && b.articles[j] < article) j++;
    return b.articles[j] !== article;
  });
}

// The articles, best first, of equal ones the newer.
export function byScore({ articles, scores }) {
  const keys = new Float64Array(articles.length); // typed arrays sort by number, without a function
  for (let i = 0; i < keys.length; i++) keys[i] = scores[i] * 0x100000000 + articles[i];
  keys.sort();
  const best = new Array(keys.length);
  for (let i = 0; i < keys.length; i++) best[i] = keys[keys.length - 1 - i] % 0x100000000;
  return best;
}

// The place of an article, or -1.
export function placeIn({ articles }, article) {
  let low = 0;
  let high = articles.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (articles[middle] < article) low = middle + 1;
    else high = middle;
  }
  return articles[low] === article ? low : -1;
}

export function has(set, article) {
  return placeIn(set, article) >= 0;
}
