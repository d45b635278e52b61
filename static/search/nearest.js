// What a reader may have meant when nothing was found: strings that exist and differ from the query
// in one character, else the longest pieces of it that exist.

import { Field } from './grammar.js';
import { textsOf } from './item.js';
import { answerGroups } from './query.js';

const MOST = 3; // offers
const LONGEST = 24; // characters of a query that is looked into
const READ = 4; // records for each place where a character may be wrong

const item = (text) => [{ field: Field.text, text, exact: false, negated: false }];

async function totalOf(index, text) {
  return (await answerGroups(index, [item(text)], 'newest')).total;
}

// The longest piece that begins (or ends) like the characters and exists; found by halving, for what
// a longer piece has, a shorter one has.
async function longestPiece(index, characters, cut) {
  let low = 0;
  let high = characters.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((await totalOf(index, cut(middle))) > 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Strings in folded texts that are `before`, at most one more character, `behind`.
function between(text, before, behind) {
  const found = [];
  for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
    const start = at + before.length;
    const character = text.codePointAt(start);
    const width = character === undefined ? 0 : character > 0xffff ? 2 : 1;
    for (const skipped of [0, width]) {
      if (text.startsWith(behind, start + skipped)) found.push(text.slice(at, start + skipped + behind.length));
    }
    if (before === '') break;
  }
  return found;
}

// Resolves to [{ text, total }]; `folded` itself is nowhere.
export async function nearestSpellings(index, folded) {
  const characters = [...folded].slice(0, LONGEST);
  const count = characters.length;
  if (count < 2) return [];
  const start = (length) => characters.slice(0, length).join('');
  const end = (length) => characters.slice(count - length).join('');
  const known = await longestPiece(index, characters, start);
  const knownBehind = await longestPiece(index, characters, end);
  const offers = new Set();
  // A single wrong character stands where neither piece reaches over it.
  for (let i = Math.max(0, count - 1 - knownBehind); i <= known && i < count && count > 2; i++) {
    for (const [before, behind] of [[start(i), end(count - 1 - i)], [start(i), end(count - i)]]) {
      const groups = [before, behind].filter((text) => text !== '').map(item);
      const results = await answerGroups(index, groups, 'newest');
      for (const article of await results.take(0, READ)) {
        for (const { text } of textsOf(await index.record(article))) {
          for (const near of between(index.folding.fold(text), before, behind)) offers.add(near);
        }
      }
    }
    if (offers.size >= MOST) break;
  }
  offers.delete(folded);
  if (offers.size === 0 && count > 2) {
    // Less than half of a word says nothing about it.
    for (const piece of [start(known), end(knownBehind)]) {
      if ([...piece].length > 1 && [...piece].length * 2 >= count) offers.add(piece);
    }
  }
  const texts = [...offers].slice(0, 2 * MOST);
  const counted = await Promise.all(texts.map(async (text) => ({ text, total: await totalOf(index, text) })));
  const unlike = ({ text }) => Math.abs([...text].length - count);
  return counted
    .filter(({ total }) => total > 0)
    .sort((a, b) => unlike(a) - unlike(b) || b.total - a.total)
    .slice(0, MOST);
}
