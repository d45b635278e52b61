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
  const folding = await index.foldingFor('Ａ 臺㍿𝒜');
  const { text, begins, ends } = folding.foldWithSpans('Ａ 臺㍿𝒜');
  assert.equal(text, 'a台株式会社a');
  assert.deepEqual(begins, [0, 2, 3, 3, 3, 3, 4]);
  assert.deepEqual(ends, [1, 3, 4, 4, 4, 4, 6]);
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
