import assert from 'node:assert/strict';
import test from 'node:test';

import { foldingCases, open } from './site.mjs';

test('the browser folds as the generator does, every character', async () => {
  const index = await open('folding');
  for (const { text, folded } of foldingCases) {
    const folding = await index.foldingFor(text);
    assert.equal(folding.fold(text), folded, JSON.stringify(text));
  }
});

test('folded text knows the characters that it came from', async () => {
  const index = await open('folding');
  const original = 'Ａ 臺㍿𝒜新𠀀B';
  const folding = await index.foldingFor(original);
  assert.equal(folding.fold(original), 'a台株式会社a新𠀀b');
  const spans = Array.from({ length: 11 }, (_, at) => folding.spanOf(original, at, at + 1).join());
  const company = '3,4';
  assert.deepEqual(spans, ['0,1', '2,3', company, company, company, company, '4,6', '6,7', '7,9', '7,9', '9,10']);
  assert.deepEqual(folding.spanOf(original, 1, 8), [2, 7]);
});

test('a text in which nothing changes maps to itself', async () => {
  const index = await open('folding');
  const folding = await index.foldingFor('新区');
  assert.deepEqual(folding.spanOf('新区报道', 1, 3), [1, 3]);
});

test('most queries need no further table, and the others a small one', async () => {
  const loaded = new Map();
  const index = await open('published', (file, text) => (loaded.set(file, text.length), text));
  const tables = () => [...loaded].filter(([file]) => file.startsWith('search/folding/'));
  await index.foldingFor('新区 ABC');
  assert.deepEqual(tables(), []);
  await Promise.all([index.foldingFor('發'), index.foldingFor('發'), index.foldingFor('發!')]);
  assert.equal(tables().length, 1);
  assert.ok(tables()[0][1] < 6000);
  assert.equal(index.folding.fold('發'), '发');
});
