// How near the terms of a query stand to each other in an article. Counterpart of
// generator/search/proximity.cpp.

function shortestPassage(text, terms) {
  const places = [];
  terms.forEach((term, t) => {
    for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
      places.push({ begin: at, end: at + term.length, term: t });
    }
  });
  places.sort((a, b) => a.begin - b.begin || a.term - b.term);
  const counts = new Array(terms.length).fill(0);
  let missing = terms.length;
  let shortest = Infinity;
  let first = 0;
  for (const last of places) {
    if (counts[last.term]++ === 0) missing--;
    while (missing === 0) {
      const { begin, end, term } = places[first++];
      shortest = Math.min(shortest, Math.max(last.end, end) - begin);
      if (--counts[term] === 0) missing++;
    }
  }
  return shortest;
}

// 0 when no one of the folded texts holds all terms, else 1..6.
export function nearness(texts, terms) {
  const own = terms.reduce((sum, term) => sum + term.length, 0);
  let best = 0;
  for (const text of texts) {
    const passage = shortestPassage(text, terms);
    if (passage === Infinity) continue;
    const between = Math.max(0, passage - own);
    const farther = [2, 8, 20, 50, 120].filter((limit) => between > limit).length;
    best = Math.max(best, 6 - farther);
  }
  return best;
}
