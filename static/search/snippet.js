// The passage of an article that shows why it was found, in the original writing.

const BEFORE = 24; // characters in front of the first hit
const LENGTH = 96; // characters of the whole passage

// Returns [begin, end) of every hit of the folded terms in an original text, merged and ascending,
// with the number of different terms.
export function findHits(text, terms, folding) {
  const folded = folding.fold(text);
  const hits = [];
  let different = 0;
  for (const term of terms) {
    let at = folded.indexOf(term);
    if (at >= 0) different++;
    for (; at >= 0; at = folded.indexOf(term, at + 1)) hits.push(folding.spanOf(text, at, at + term.length));
  }
  if (hits.length < 2) return { hits, different };
  hits.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const merged = [];
  for (const hit of hits) {
    const last = merged.at(-1);
    if (last !== undefined && hit[0] <= last[1]) last[1] = Math.max(last[1], hit[1]);
    else merged.push(hit);
  }
  return { hits: merged, different };
}

// Cuts text[begin, end) into parts {text, isHit}.
export function markedParts(text, hits, begin = 0, end = text.length) {
  const parts = [];
  const add = (from, to, isHit) => {
    if (from < to) parts.push({ text: text.slice(from, to), isHit });
  };
  let at = begin;
  for (const [from, to] of hits) {
    if (to <= begin || from >= end) continue;
    add(at, Math.max(from, begin), false);
    add(Math.max(from, begin), Math.min(to, end), true);
    at = Math.min(to, end);
  }
  add(at, end, false);
  return parts;
}

// Moves an offset to the start of the character that it stands in.
function characterStart(text, at) {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

// Returns the parts of the best passage: from the text with the most different terms, the body
// first; the beginning of the body when only the headline holds them. `found`: text -> findHits.
export function snippetParts(record, found) {
  const texts = [
    ...(record.blocks ?? []),
    record.kicker,
    record.subtitle,
    record.section,
    ...(record.byline ?? []),
    ...(record.people ?? []),
  ].filter((text) => text);
  let best = { text: texts[0] ?? '', hits: [], different: 0 };
  for (const text of texts) {
    const { hits, different } = found(text);
    if (different > best.different) best = { text, hits, different };
  }
  const { text, hits } = best;
  const first = hits.length > 0 ? hits[0][0] : 0;
  const begin = first <= BEFORE ? 0 : characterStart(text, first - BEFORE);
  // A hit that the passage would cut in two is shown whole, unless it is a passage by itself.
  const cut = hits.find(([from, to]) => from < begin + LENGTH && to > begin + LENGTH && to - from <= LENGTH);
  const end = Math.min(text.length, cut?.[1] ?? characterStart(text, begin + LENGTH));
  const parts = markedParts(text, hits, begin, end);
  if (begin > 0) parts.unshift({ text: '…', isHit: false });
  if (end < text.length) parts.push({ text: '…', isHit: false });
  return parts;
}
