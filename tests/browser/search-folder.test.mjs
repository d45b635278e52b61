// An archive that was published with --portable works by double click: pages and search, from file://.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch_chromium } from './support/chromium.mjs';

const FOLDER = process.env.BAOKU_PORTABLE_SITE;
const skip = FOLDER && existsSync(FOLDER) ? false : 'BAOKU_PORTABLE_SITE names no published folder';

let browser;
before(async () => (browser = skip ? null : await launch_chromium()));
after(async () => browser?.close());

test('a reader finds, filters and opens an article without any server', { skip }, async () => {
  const page = await (await browser.newContext()).newPage();
  const complaints = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => /^(file|data):/.test(request.url()) || complaints.push(request.url()));
  await page.goto(pathToFileURL(`${FOLDER}/index.html`).href);
  await page.fill('input[type=search]', '桥');
  await page.press('input[type=search]', 'Enter');
  const found = () => page.waitForFunction(() => /找到 [0-9]+ 篇/.test(document.querySelector('#search-status')?.textContent) &&
    document.querySelector('#search-results').getAttribute('aria-busy') !== 'true');
  await found();
  const total = await page.locator('#search-status').innerText();
  await page.click('#search-facets > summary');
  await page.waitForSelector('.facet-value');
  await page.click('#search-years button:not([disabled]) >> nth=0');
  await page.waitForURL(/date=/);
  await found();
  assert.notEqual(await page.locator('#search-status').innerText(), total);
  await page.locator('a.result-title').first().click();
  await page.waitForSelector('mark.hit');
  assert.match(page.url(), /^file:.*\/articles\/[^/]+\/index\.html#q=/);
  await page.locator('header nav a').nth(1).click();
  await page.waitForURL(/^file:.*\/index\.html$/);
  assert.deepEqual(complaints, []);
});
