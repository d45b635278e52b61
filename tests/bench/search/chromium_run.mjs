// Asks a search page in Chromium, each query with nothing kept from the one before, and counts what the
// server sent. A second time with everything there it measures the time.

import { launch_chromium } from '../../browser/support/chromium.mjs';
import { serve } from '../../browser/support/server.mjs';

const KINDS = ['manifest', 'directory', 'shards', 'lists', 'records', 'folding', 'days'];

function kindOf(path) {
  const [, kind] = /\/search\/([a-z]+)[/.]/.exec(path) ?? [];
  return KINDS.includes(kind) ? kind : 'page';
}

async function answered(page) {
  await page.waitForFunction(() =>
    /[0-9]/.test(document.querySelector('#search-status').textContent) &&
    document.querySelector('#search-results').getAttribute('aria-busy') !== 'true');
}

async function askOnce(browser, server, query) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const before = server.requests.length;
  await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}`);
  await answered(page);
  const sent = server.requests.slice(before);
  const status = await page.locator('#search-status').innerText();
  const total = /没有找到/.test(status) ? 0 : Number(/([0-9]+) 篇/.exec(status)[1]);
  await page.waitForTimeout(50); // what a page offers beside the answer
  const times = await page.evaluate(async () => {
    const runs = [];
    for (let i = 0; i < 3; i++) {
      performance.clearMeasures('search');
      document.getElementById('search-form').requestSubmit();
      for (let wait = 0; wait < 2000 && performance.getEntriesByName('search').length === 0; wait++) {
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      runs.push(performance.getEntriesByName('search')[0].duration);
    }
    return runs;
  });
  await context.close();
  const bytes = Object.fromEntries([...KINDS, 'page'].map((kind) => [kind, 0]));
  for (const { path, bytes: count } of sent) bytes[kindOf(path)] += count;
  return { total, bytes, ms: Math.min(...times) };
}

// Resolves to one { total, bytes: { shards, … }, ms } for each query.
export async function runInChromium(folder, queries, say) {
  const browser = await launch_chromium();
  const server = await serve(folder, { gzip: true });
  const answers = [];
  try {
    for (const { query } of queries) {
      answers.push(await askOnce(browser, server, query));
      if (answers.length % 100 === 0) say(`${answers.length} / ${queries.length} queries in Chromium`);
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return answers;
}
