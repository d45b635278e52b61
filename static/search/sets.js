// Sets of articles with what each of them scores: { articles, scores }, both typed arrays, articles
// ascending.

export function makeSet(articles, scores = new Uint32Array(articles.length)) {
  return { articles, scores };
}

export function rangeSet(begin, end) {
  return makeSet(Uint32Array.from({ length: Math.max(0, end - begin) }, (_, i) => begin + i));
}

// Keeps the places that `wants(article, place)`.
export function filtered({ articles, scores }, wants) {
  const keep = [];
  for (let i = 0; i < articles.length; i++) if (wants(articles[i], i)) keep.push(i);
  return makeSet(
    Uint32Array.from(keep, (i) => articles[i]),
    Uint32Array.from(keep, (i) => scores[i]),
  );
}

// Calls visit(place in a or -1, place in b or -1) for every article of a or b, ascending.
function walk(a, b, visit) {
  let i = 0;
  let j = 0;
  while (i < a.articles.length || j < b.articles.length) {
    const left = i < a.articles.length ? a.articles[i] : Infinity;
    const right = j < b.articles.length ? b.articles[j] : Infinity;
    visit(left <= right ? i : -1, right <= left ? j : -1);
    if (left <= right) i++;
    if (right <= left) j++;
  }
}

function collected(a, b, scoreOf) {
  const articles = [];
  const scores = [];
  walk(a, b, (i, j) => {
    const score = scoreOf(i, j);
    if (score === null) return;
    articles.push(i >= 0 ? a.articles[i] : b.articles[j]);
    scores.push(score);
  });
  return makeSet(Uint32Array.from(articles), Uint32Array.from(scores));
}

// In both; the scores add up.
export function common(a, b) {
  return collected(a, b, (i, j) => (i < 0 || j < 0 ? null : a.scores[i] + b.scores[j]));
}

// In either; the higher score counts.
export function either(a, b) {
  return collected(a, b, (i, j) => Math.max(i < 0 ? 0 : a.scores[i], j < 0 ? 0 : b.scores[j]));
}

// In a, not in b.
export function without(a, b) {
  return collected(a, b, (i, j) => (i < 0 || j >= 0 ? null : a.scores[i]));
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
