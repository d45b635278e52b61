import assert from 'node:assert/strict';
import test from 'node:test';

import { Engine } from '../../static/search/engine.js';
import { cases, loader } from './site.mjs';

const { folder, queries } = cases.find(({ folder }) => folder === 'published');
const question = (query, filters = {}) => ({ query, filters, order: 'newest', shown: 10 });

test('facets count what their filters find', async () => {
  const engine = new Engine(loader(folder));
  const { query } = queries.find(({ oldest }) => oldest.length > 200);
  const { total } = await engine.ask(question(query));
  const facets = await engine.facets();
  assert.ok(facets.paper.length > 1 && facets.section.length > 1 && facets.person.length > 5);
  for (const name of ['paper', 'section', 'person']) {
    for (const [value, hits] of facets[name].slice(0, 6)) {
      const filtered = await engine.ask(question(query, { [name]: value }));
      assert.ok(hits <= total);
      assert.equal(filtered.total, hits, `${name}: ${value}`);
    }
  }
});

test('a date filter keeps the histogram and narrows the total', async () => {
  const engine = new Engine(loader(folder));
  const all = await engine.ask(question('新'));
  for (const [year, hits] of all.years.filter(([year]) => year > 0)) {
    const filtered = await engine.ask(question('新', { date: String(year) }));
    assert.equal(filtered.total, hits);
    assert.deepEqual(filtered.years, all.years);
  }
  const none = await engine.ask(question('新', { date: '1900..1901' }));
  assert.equal(none.total, 0);
});

test('filters alone ask for everything that they let through', async () => {
  const engine = new Engine(loader(folder));
  const every = await engine.ask(question('', { date: '0001..' }));
  const dated = every.years.filter(([year]) => year > 0);
  assert.ok(every.asks && dated.length > 1);
  assert.equal(every.total, dated.reduce((sum, [, articles]) => sum + articles, 0));
  for (const [year, articles] of dated) {
    assert.equal((await engine.ask(question('', { date: String(year) }))).total, articles);
  }
  assert.equal((await engine.ask(question(''))).asks, false);
});

test('results come in batches, each article once', async () => {
  const engine = new Engine(loader(folder));
  const { total, items } = await engine.ask(question('新'));
  const paths = items.map(({ path }) => path);
  while (paths.length < total) {
    const more = await engine.more({ begin: paths.length, end: paths.length + 50 });
    assert.ok(more.length > 0);
    paths.push(...more.map(({ path }) => path));
  }
  assert.equal(new Set(paths).size, total);
});

test('a string with one wrong character leads to the one that exists', async () => {
  const engine = new Engine(loader('small1'));
  const scan = cases.find((one) => one.folder === 'small1').queries;
  let tried = 0;
  for (const { query, oldest } of scan) {
    if (oldest.length === 0 || !/^[\p{Script=Han}]{4,8}$/u.test(query)) continue;
    const wrong = query.slice(0, 2) + '错' + query.slice(3);
    const [part] = await engine.nearest({ query: wrong });
    assert.equal(part.total, 0);
    assert.ok(part.near.some(({ text, total }) => total > 0 && [...text].length <= 9), query);
    assert.ok(part.near.some(({ text }) => text === query), `${wrong}: ${part.near.map(({ text }) => text)}`);
    tried++;
  }
  assert.ok(tried > 5);
});
