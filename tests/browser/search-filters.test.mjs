// What the search page does beside finding: filters, people typed in pinyin, keys, what it says when
// there is nothing, and the way from a result to its places in the article.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch_chromium, open_page, SCHEMES, WIDTHS } from './support/chromium.mjs';
import { assert_none } from './support/complaints.mjs';
import { serve } from './support/server.mjs';
import { SITE } from './support/site.mjs';

let browser, server;
before(async () => {
  [browser, server] = [await launch_chromium(), await serve(SITE, { prefix: '/archive', gzip: true })];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

async function open_search(address, options = {}) {
  const opened = await open_page(browser, server.url, options);
  await opened.page.goto(`${server.url}search/${address}`);
  await answered(opened.page);
  return opened;
}

async function answered(page) {
  await page.waitForFunction(() =>
    document.querySelector('#search-status').textContent.match(/[0-9]/) &&
    document.querySelector('#search-results').getAttribute('aria-busy') !== 'true');
}

async function total(page) {
  await answered(page);
  const status = await page.locator('#search-status').innerText();
  return /没有找到/.test(status) ? 0 : Number(status.match(/找到 ([0-9]+) 篇/)[1]);
}

const number_in = (text) => Number(text.match(/([0-9]+) 篇/)[1]);

test('each year of the histogram filters to as many articles as it says', async () => {
  const { page, complaints, close } = await open_search('?q=桥');
  const all = await total(page);
  const years = page.locator('#search-years button:not([disabled])');
  const hits = (await years.allInnerTexts()).map(number_in);
  const dated = hits.reduce((sum, count) => sum + count, 0);
  assert.ok(dated > 0 && dated <= all);
  await years.nth(1).click();
  await page.waitForURL(/date=/);
  assert.equal(await total(page), hits[1]);
  await years.nth(2).click();
  await page.waitForURL(/date=\d+\.\.\d+/);
  assert.equal(await total(page), hits[1] + hits[2]);
  assert.equal(await page.locator('#search-years button[aria-pressed=true]').count() >= 2, true);
  await page.goBack();
  assert.equal(await total(page), hits[1]);
  await page.goBack();
  assert.equal(await total(page), all);
  await close();
  assert_none(complaints);
});

test('each value of a facet filters to as many articles as it says, and the URL keeps it', async () => {
  const { page, complaints, close } = await open_search('?q=桥');
  const all = await total(page);
  await page.click('#search-facets > summary');
  await page.waitForSelector('.facet-value');
  const count = await page.locator('.facet-value').count();
  assert.ok(count > 3);
  for (const i of [0, Math.floor(count / 2), count - 1]) {
    const value = page.locator('.facet-value').nth(i);
    const name = await value.locator('span').first().innerText();
    const hits = number_in(await value.innerText());
    await value.click();
    await page.waitForSelector('#search-filters .chip');
    assert.equal(await total(page), hits, name);
    await page.reload();
    assert.equal(await total(page), hits, name);
    await page.click('#search-filters .chip');
    await page.waitForSelector('#search-filters .chip', { state: 'hidden' });
    assert.equal(await total(page), all);
    if (!(await page.locator('#search-facets').getAttribute('open') !== null)) await page.click('#search-facets > summary');
    await page.waitForFunction((wanted) => document.querySelectorAll('.facet-value').length === wanted, count);
  }
  await close();
  assert_none(complaints);
});

test('a person typed in pinyin or initials is offered, and the offer finds their articles', async () => {
  for (const typed of ['zhuoyim', 'zym']) {
    const { page, complaints, close } = await open_search(`?q=${typed}`);
    const offer = page.locator('#search-offers button', { hasText: '卓一鸣' });
    await offer.waitFor();
    const hits = number_in(await offer.innerText());
    await offer.click();
    await page.waitForURL(/q=%E5%8D%93/);
    await page.waitForFunction(() => document.querySelectorAll('#search-results li').length > 0);
    assert.ok(await total(page) >= hits);
    await close();
    assert_none(complaints);
  }
});

test('fields, phrases, OR and - are understood', async () => {
  const { page, complaints, close } = await open_search('?q=桥');
  const ask = async (query) => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}`);
    return total(page);
  };
  const [bridge, tea, both] = [await ask('桥'), await ask('茶'), await ask('桥 茶')];
  assert.equal(await ask('桥 OR 茶'), bridge + tea - both);
  assert.equal(await ask('桥 -茶'), bridge - both);
  assert.equal(await ask('"桥" OR "橋"'), bridge, 'a phrase is found as it is printed');
  assert.ok(await ask('标题:桥') > 0 && await ask('标题:桥') < bridge);
  const [early, late, undated] = [await ask('日期:..2020 桥'), await ask('日期:2021.. 桥'), await ask('-日期:..9999 桥')];
  assert.equal(early + late + undated, bridge);
  await close();
  assert_none(complaints);
});

test('when nothing is found, the page says what is held and which spelling exists', async () => {
  const { page, complaints, close } = await open_search('?q=卓一名');
  assert.equal(await total(page), 0);
  await page.waitForSelector('#search-nothing .near');
  assert.match(await page.locator('#search-nothing').innerText(), /从\d{4}年到\d{4}年/);
  await page.locator('#search-nothing .near', { hasText: '卓一鸣' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#search-results li').length > 0);
  assert.equal(await page.inputValue('#search-query'), '卓一鸣');
  assert.equal(await page.locator('#search-nothing').isVisible(), false);
  await close();
  assert_none(complaints);
});

test('keys lead from the field through the results and back', async () => {
  const { page, complaints, close } = await open_search('?q=桥');
  await page.keyboard.press('/');
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  assert.equal(await focused(), 'search-query');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'result-title');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await focused(), 'search-query');
  await page.keyboard.press('Escape');
  assert.notEqual(await focused(), 'search-query');
  assert.equal(await page.inputValue('#search-query'), '桥');
  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/articles/);
  await close();
  assert_none(complaints);
});

test('an article opened from the results shows every hit and leads from one to the next', async () => {
  const { page, complaints, close } = await open_search('?q=桥');
  await page.locator('#search-results a.result-title').first().click();
  await page.waitForSelector('.hits-bar');
  const marks = page.locator('mark.hit');
  const count = await marks.count();
  assert.ok(count > 0);
  assert.ok((await marks.allInnerTexts()).every((text) => text === '桥'));
  const text = await page.evaluate(() => [...document.querySelectorAll('.headline .kicker, .headline h1, .headline .subtitle, .byline, .text > *')]
    .map((part) => part.textContent).join('\n'));
  assert.equal(count, text.split('桥').length - 1, 'every place is marked');
  assert.match(await page.locator('.hits-bar').innerText(), new RegExp(`第 1 处，共 ${count} 处`));
  await page.locator('.hits-bar button').nth(1).click();
  assert.match(await page.locator('.hits-bar').innerText(), new RegExp(`第 ${Math.min(2, count)} 处`));
  await page.locator('.hits-bar button').nth(2).click();
  assert.equal(await marks.count(), 0);
  assert.equal(await page.locator('.hits-bar').count(), 0);
  await close();
  assert_none(complaints);
});

test('a hit that goes over a linked name is marked whole, and markup stays text', async () => {
  const { page, complaints, close } = await open_search('?q=卓一鸣');
  await page.locator('#search-results a.result-title').first().click();
  await page.waitForSelector('mark.hit');
  const path = new URL(page.url()).pathname;
  await page.goto('about:blank');
  await page.goto(`http://${new URL(server.url).host}${path}#q=${encodeURIComponent('<img src=x onerror=alert(1)>')}&q=一`);
  await page.waitForFunction(() => document.readyState === 'complete');
  assert.equal(await page.locator('article img').count(), 0);
  await close();
  assert_none(complaints);
});

test('a damaged list of facets or people spoils nothing else', async () => {
  const { page, close } = await open_page(browser, server.url);
  for (const kind of ['facets', 'people']) await page.route(`**/search/${kind}/*.json`, (route) => route.fulfill({ body: '{"format":4,' }));
  await page.goto(`${server.url}search/?q=桥`);
  assert.ok(await total(page) > 0);
  await page.click('#search-facets > summary');
  await page.waitForFunction(() => /损坏/.test(document.querySelector('#search-facet-lists').textContent));
  assert.ok(await page.locator('#search-results li').count() > 0);
  await close();
});

test('an index of another format is refused with a clear message', async () => {
  const { page, close } = await open_page(browser, server.url);
  await page.route('**/search/manifest.json', (route) => route.fulfill({ body: '{"format":99}' }));
  await page.goto(`${server.url}search/?q=桥`);
  await page.waitForFunction(() => /格式（99）/.test(document.querySelector('#search-status').textContent));
  await close();
});

test('without a Worker the page answers as well', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  await page.addInitScript(() => delete globalThis.Worker);
  await page.goto(`${server.url}search/?q=桥`);
  assert.ok(await total(page) > 0);
  await close();
  assert_none(complaints);
});

test('the page with everything open is accessible and nothing hangs over its edge', async () => {
  const { source } = (await import('axe-core')).default;
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) {
      const { page, close } = await open_search('?q=桥&date=2019..2021', { width, scheme, bypassCSP: true });
      await page.click('#search-facets > summary');
      await page.waitForSelector('.facet-value');
      await page.click('.search-help > summary');
      await page.evaluate(source);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
      assert_none(violations.map(({ id, nodes }) => `${width} ${scheme}: ${id}: ${nodes[0].html}`));
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width}: too wide`);
      await close();
    }
  }
});
