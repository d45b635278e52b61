// Sets of articles against the same on plain arrays: random ones, the empty one and equal ones.

import assert from 'node:assert/strict';
import test from 'node:test';
import { byScore, common, either, filtered, has, makeSet, placeIn, without } from '../../static/search/sets.js';

let seed = 20210122;
function random(below) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
}

function randomSet(most) {
  const articles = [...new Set(Array.from({ length: random(most) }, () => random(2 * most)))].sort((a, b) => a - b);
  return makeSet(Uint32Array.from(articles), Uint32Array.from(articles, () => random(5)));
}

function pairs({ articles, scores }) {
  return Array.from(articles, (article, i) => [article, scores[i]]);
}

const cases = Array.from({ length: 200 }, () => [randomSet(40), randomSet(40)]);
const range = (begin, end) => makeSet(Uint32Array.from({ length: end - begin }, (_, i) => begin + i));
cases.push([range(0, 0), range(3, 9)], [range(3, 9), range(0, 0)], [range(5, 8), range(5, 8)]);

test('sets meet, join and part as plain arrays do', () => {
  for (const [a, b] of cases) {
    const ofB = new Map(pairs(b));
    const inBoth = pairs(a).filter(([article]) => ofB.has(article));
    assert.deepEqual(pairs(common(a, b)), inBoth.map(([article, score]) => [article, score + ofB.get(article)]));
    assert.deepEqual(pairs(without(a, b)), pairs(a).filter(([article]) => !ofB.has(article)));
    const all = new Map(pairs(b));
    for (const [article, score] of pairs(a)) all.set(article, Math.max(score, all.get(article) ?? 0));
    assert.deepEqual(pairs(either(a, b)), [...all].sort((x, y) => x[0] - y[0]));
    for (const [article] of pairs(a)) {
      assert.equal(a.articles[placeIn(a, article)], article);
      assert.equal(has(b, article), ofB.has(article));
    }
  }
});

test('a filter sees every article with its place', () => {
  for (const [a] of cases) {
    const kept = filtered(a, (article, i) => a.articles[i] === article && article % 3 === 0);
    assert.deepEqual(pairs(kept), pairs(a).filter(([article]) => article % 3 === 0));
  }
});

test('the best come first, and of equal ones the newer', () => {
  const last = 0xffffffff;
  const set = makeSet(Uint32Array.of(1, 2, 3, last), Uint32Array.of(7, 9, 7, 100000));
  assert.deepEqual(byScore(set), [last, 2, 3, 1]);
  for (const [a] of cases) {
    const wanted = pairs(a).sort((x, y) => y[1] - x[1] || y[0] - x[0]).map(([article]) => article);
    assert.deepEqual(byScore(a), wanted);
  }
});
