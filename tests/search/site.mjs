// What the browser's modules are tested with: the indexes that write_fixture made, read from files.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { IndexError } from '../../static/search/files.js';
import { Index } from '../../static/search/index.js';
import { search } from '../../static/search/query.js';

const root = process.env.BAOKU_SEARCH_FIXTURE;
if (!root) throw new Error('BAOKU_SEARCH_FIXTURE must name the folder that write_fixture wrote');

export const { folding: foldingCases, cases } = JSON.parse(
  await readFile(path.join(root, 'cases.json'), 'utf8'),
);

// A loader of a case's files; `change(path, text)` may damage them, undefined stands for missing.
export function loader(folder, change = (_, text) => text) {
  return async (file) => {
    const text = change(file, await readFile(path.join(root, folder, file), 'utf8'));
    if (text === undefined) throw new IndexError('missing', file, 404);
    return text;
  };
}

export function open(folder, change) {
  return Index.open(loader(folder, change));
}

export async function find(index, query, order) {
  const results = await search(index, query, order);
  const articles = await results.take(0, results.total);
  if (articles.length !== results.total) throw new Error(`total ${results.total}, ${articles.length} given`);
  return articles;
}
