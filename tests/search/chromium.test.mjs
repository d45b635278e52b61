// The same random archives and queries as in index.test.mjs, asked in Chromium: another engine. The
// largest archive's files are fetched one by one, as readers fetch them; the others come in one piece,
// because thousands of requests would be most of the test's time.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';

import { cases, foldingCases } from './site.mjs';

const browserTests = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../browser');
const skip = existsSync(path.join(browserTests, 'node_modules/playwright-core'))
  ? false
  : 'tests/browser/node_modules is missing: ./check installs it';

const fixture = process.env.BAOKU_SEARCH_FIXTURE;

// All files of an index: {path: text}.
async function filesOf(folder) {
  const entries = await readdir(path.join(fixture, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return Object.fromEntries(files.map((file, i) => [path.relative(path.join(fixture, folder), file).split(path.sep).join('/'), texts[i]]));
}

async function withChromium(work) {
  const { launch_chromium } = await import('../browser/support/chromium.mjs');
  const { serve } = await import('../browser/support/server.mjs');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'baoku-search-'));
  await symlink(fixture, path.join(folder, 'fixture'));
  await symlink(path.join(browserTests, '../../static/search'), path.join(folder, 'modules'));
  await writeFile(path.join(folder, 'empty.txt'), '');
  const [browser, server] = [await launch_chromium(), await serve(folder)];
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}empty.txt`);
    await work(page, server.url);
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

test('Chromium finds in random archives what a plain scan finds, and folds as the generator does', { skip }, async () => {
  await withChromium(async (page, url) => {
    for (const { folder, queries } of cases) {
      const files = folder === 'published' ? null : await filesOf(folder);
      const answers = await page.evaluate(async ({ url, folder, files, queries }) => {
        const { Index } = await import(`${url}modules/index.js`);
        const { loaderOf } = await import(`${url}modules/load.js`);
        const { search } = await import(`${url}modules/query.js`);
        const load = files ? async (file) => files[file] : loaderOf(`${url}fixture/${folder}/`);
        const index = await Index.open(load);
        const answers = [];
        for (const query of queries) {
          const oldest = await search(index, query, 'oldest');
          const best = await search(index, query, 'relevance');
          answers.push({ oldest: await oldest.take(0, oldest.total), relevance: await best.take(0, best.total), years: oldest.years });
        }
        return answers;
      }, { url, folder, files, queries: queries.map(({ query }) => query) });
      answers.forEach((answer, i) => {
        const { query, oldest, relevance, years } = queries[i];
        assert.deepEqual(answer, { oldest, relevance, years }, `${folder}: ${query}`);
      });
    }
    const folded = await page.evaluate(async ({ url, texts }) => {
      const { Index } = await import(`${url}modules/index.js`);
      const { loaderOf } = await import(`${url}modules/load.js`);
      const index = await Index.open(loaderOf(`${url}fixture/folding/`));
      return Promise.all(texts.map(async (text) => (await index.foldingFor(text)).fold(text)));
    }, { url, texts: foldingCases.map(({ text }) => text) });
    foldingCases.forEach(({ text, folded: wanted }, i) => assert.equal(folded[i], wanted, JSON.stringify(text)));
  });
});
