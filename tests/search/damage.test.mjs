import assert from 'node:assert/strict';
import test from 'node:test';

import { contentName, IndexError } from '../../static/search/files.js';
import { find, open } from './site.mjs';

const FOLDER = 'small1';
const is = (kind, file) => (error) =>
  error instanceof IndexError && error.kind === kind && error.file.startsWith(file);

test('a manifest of another format is refused with the number found', async () => {
  await assert.rejects(
    open(FOLDER, (file, text) => text.replace('"format":4', '"format":99')),
    (error) => is('format', 'search/manifest.json')(error) && error.detail === '99',
  );
});

test('a manifest that is missing, cut off or something else is refused', async () => {
  await assert.rejects(open(FOLDER, () => undefined), is('missing', 'search/manifest.json'));
  for (const bad of ['', 'null', '[]', '{"format":4}', '<!doctype html>']) {
    await assert.rejects(open(FOLDER, () => bad), is('damaged', 'search/manifest.json'), bad);
  }
});

for (const folder of ['shards', 'directory', 'lists']) {
  test(`a changed byte in ${folder} is noticed and named`, async () => {
    const index = await open(FOLDER, (file, text) => {
      if (!file.startsWith(`search/${folder}/`)) return text;
      const middle = text.indexOf('"', text.length / 2) - 1;
      return text.slice(0, middle) + (text[middle] === 'a' ? 'b' : 'a') + text.slice(middle + 1);
    });
    await assert.rejects(find(index, '新', 'oldest'), is('damaged', `search/${folder}/`));
  });

  test(`a file missing from ${folder} fails its queries and no others, until it is back`, async () => {
    let isMissing = true;
    const index = await open(FOLDER, (file, text) =>
      isMissing && file.startsWith(`search/${folder}/`) ? undefined : text,
    );
    await assert.rejects(find(index, '新', 'oldest'), is('missing', `search/${folder}/`));
    assert.deepEqual(await find(index, '没有的字', 'oldest'), []);
    isMissing = false;
    assert.ok((await find(index, '新', 'oldest')).length > 0);
  });
}

test('a shard of another format is told from a damaged one', async () => {
  const index = await open(FOLDER, (file, text) =>
    file.startsWith('search/shards/') ? text.replace('"format":4', '"format":1') : text,
  );
  await assert.rejects(find(index, '新', 'oldest'), is('format', 'search/shards/'));
});

test('a record that is damaged or lacks its article is named', async () => {
  for (const bad of ['', '{"format":4,"articles":[]}', '{"format":4}']) {
    const index = await open(FOLDER, (file, text) => (file.includes('/records/') ? bad : text));
    await assert.rejects(index.record(0), is('damaged', 'search/records/'));
  }
});

test('names are those of the generator', () => {
  assert.equal(contentName('').length, 9);
  assert.match(contentName('报库'), /^[0-9a-v]{9}$/);
});
