// The same articles in Pagefind, MiniSearch and FlexSearch, with their defaults: what they find of what
// a plain scan finds, and what a reader's browser must fetch for it.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { gunzipSync, gzipSync } from 'node:zlib';

import { launch_chromium } from '../../browser/support/chromium.mjs';
import { serve } from '../../browser/support/server.mjs';
import { median } from './figures.mjs';

const bodyOf = ({ folded, record }) => [record.title, ...(record.blocks ?? [])].join('\n') || folded.join('\n');

// Sums of what was found, wanted, and both, over all queries.
function quality(answers, queries) {
  let found = 0;
  let wanted = 0;
  let both = 0;
  answers.forEach((ids, q) => {
    const right = new Set(queries[q].wanted);
    found += ids.length;
    wanted += right.size;
    both += ids.filter((id) => right.has(id)).length;
  });
  return { recall: both / wanted, precision: found === 0 ? 1 : both / found };
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
}

const totalBytes = (folder) => filesBelow(folder).reduce((sum, file) => sum + readFileSync(file).length, 0);

async function miniSearch(articles, queries) {
  const { default: MiniSearch } = await import('minisearch');
  const start = performance.now();
  const index = new MiniSearch({ fields: ['title', 'text'] });
  index.addAll(articles.map((article) => ({ id: article.number, title: article.record.title ?? '', text: bodyOf(article) })));
  const json = JSON.stringify(index);
  const seconds = (performance.now() - start) / 1000;
  const answers = queries.map(({ query }) => index.search(query, { combineWith: 'AND' }).map(({ id }) => id));
  return { ...quality(answers, queries), first: gzipSync(json).length, later: 0, index: json.length, files: 1, seconds };
}

async function flexSearch(articles, queries) {
  const { default: FlexSearch } = await import('flexsearch');
  const start = performance.now();
  const index = new FlexSearch.Index();
  articles.forEach((article) => index.add(article.number, bodyOf(article)));
  const parts = [];
  await index.export((key, data) => void parts.push(data ?? ''));
  const text = parts.join('');
  const seconds = (performance.now() - start) / 1000;
  const answers = queries.map(({ query }) => index.search(query, { limit: articles.length }));
  return { ...quality(answers, queries), first: gzipSync(text).length, later: 0, index: text.length, files: parts.length, seconds };
}

async function pagefind(articles, queries, folder, say) {
  const { createIndex, close } = await import('pagefind');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const start = performance.now();
  const { index } = await createIndex({ forceLanguage: 'zh' });
  const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  for (const article of articles) {
    const [title, ...blocks] = bodyOf(article).split('\n').map(escape);
    const content = `<html lang="zh"><body><h1>${title}</h1>${blocks.map((text) => `<p>${text}</p>`).join('')}</body></html>`;
    await index.addHTMLFile({ url: `/a/${article.number}/`, content });
  }
  await index.writeFiles({ outputPath: path.join(folder, 'pagefind') });
  await close();
  const seconds = (performance.now() - start) / 1000;
  say(`Pagefind built in ${seconds.toFixed(0)} s`);
  const articleOf = new Map();
  for (const file of filesBelow(path.join(folder, 'pagefind', 'fragment'))) {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const { url } = JSON.parse(text.slice(text.indexOf('{')));
    articleOf.set(path.basename(file, '.pf_fragment'), Number(url.split('/')[2]));
  }
  writeFileSync(path.join(folder, 'index.html'), '<!DOCTYPE html><html lang="zh"><title>x</title>');
  const { answers, first, later } = await askPagefind(folder, queries, articleOf);
  const inFolder = path.join(folder, 'pagefind');
  return { ...quality(answers, queries), first, later, index: totalBytes(inFolder), files: filesBelow(inFolder).length, seconds };
}

async function askPagefind(folder, queries, articleOf) {
  const browser = await launch_chromium();
  const server = await serve(folder, { gzip: true });
  // Its files are compressed already; a server sends them as they are.
  const sent = (from) => server.requests.slice(from).reduce((sum, { bytes }) => sum + bytes, 0);
  const firsts = [];
  const laters = [];
  const answers = [];
  try {
    let page;
    for (const [q, { query }] of queries.entries()) {
      const isFirst = q % 10 === 0;
      if (isFirst) {
        await page?.context().close();
        page = await (await browser.newContext()).newPage();
        await page.goto(server.url);
      }
      const from = server.requests.length;
      const ids = await page.evaluate(async (text) => {
        globalThis.pagefind ??= await import('./pagefind/pagefind.js');
        const { results } = await globalThis.pagefind.search(text);
        await Promise.all(results.slice(0, 10).map((result) => result.data()));
        return results.map(({ id }) => id);
      }, query);
      answers.push(ids.map((id) => articleOf.get(id)));
      (isFirst ? firsts : laters).push(sent(from));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return { answers, first: median(firsts), later: median(laters) };
}

// Resolves to { name: { recall, precision, first, later, index, files, seconds } }.
export async function measurePeers(articles, queries, folder, say) {
  const results = {};
  for (const [name, run] of Object.entries({ MiniSearch: miniSearch, FlexSearch: flexSearch, Pagefind: pagefind })) {
    say(`${name} ...`);
    results[name] = await run(articles, queries, folder, say);
  }
  return results;
}
