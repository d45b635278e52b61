import assert from 'node:assert/strict';
import test from 'node:test';

import { search } from '../../static/search/query.js';
import { cases, find, open } from './site.mjs';

for (const { folder, queries } of cases) {
  test(`the browser finds in "${folder}" what a plain scan finds, in all orders`, async () => {
    const index = await open(folder);
    for (const { query, oldest, relevance, years } of queries) {
      const results = await search(index, query, 'oldest');
      assert.equal(results.total, oldest.length, query);
      assert.deepEqual(results.years, years, query);
      assert.deepEqual(await find(index, query, 'oldest'), oldest, query);
      assert.deepEqual(await find(index, query, 'newest'), [...oldest].reverse(), query);
      assert.deepEqual(await find(index, query, 'relevance'), relevance, query);
    }
  });
}

test('the first results are the same whether the whole list is read or only its head', async () => {
  const { folder, queries } = cases.find(({ folder }) => folder === 'published');
  const index = await open(folder);
  for (const { query, relevance } of queries) {
    const results = await search(index, query, 'relevance');
    assert.deepEqual(await results.take(0, 10), relevance.slice(0, 10), query);
    assert.deepEqual(await results.take(10, 30), relevance.slice(10, 30), query);
  }
});

test('queries that nobody means are harmless', async () => {
  const index = await open('published');
  const long = '新区开发'.repeat(2500);
  for (const query of [long, '\ud800', 'a\udc00b', '<script>alert(1)</script>', '\0', '\uffff', '标题:\ud800', '\\', '%']) {
    assert.deepEqual(await find(index, query, 'relevance'), [], query.slice(0, 20));
  }
  for (const query of ['', '   ', '\u200b', '\n\t', '"', '""', '标题:']) {
    const results = await search(index, query, 'relevance');
    assert.deepEqual([results.total, results.asks], [0, false]);
  }
  const many = await search(index, Array.from('新区开发建设群众工作会议记者通讯员今日上午召开项目推进情况').join(' '));
  assert.equal(many.total, 0);
  assert.equal(many.isTooLong, true);
});

test('a query loads its shard once and the manifest never again', async () => {
  const loaded = [];
  const index = await open('published', (file, text) => (loaded.push(file), text));
  await search(index, '新', 'relevance');
  await search(index, '新', 'newest');
  assert.equal(new Set(loaded).size, loaded.length);
  assert.deepEqual(
    loaded.map((file) => file.split('/')[1]),
    ['manifest.json', 'directory', 'shards'],
  );
});
