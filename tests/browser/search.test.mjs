// The search page finds what a plain scan over the published pages finds, and nothing else; it is
// safe under an input method, keeps its state in the URL, and works on a plain host below a sub-path.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch_chromium, open_page } from './support/chromium.mjs';
import { assert_none } from './support/complaints.mjs';
import { serve } from './support/server.mjs';
import { html_files, kind_of, read_page, SITE, url_path } from './support/site.mjs';

let browser, server, articles;
before(async () => {
  [browser, server] = [await launch_chromium(), await serve(SITE, { prefix: '/archive', gzip: true })];
  articles = await read_articles();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

// What a reader sees of each article: path, and its texts - headline, byline, paragraphs, people.
async function read_articles() {
  const paths = html_files().filter((path) => kind_of(path) === 'article');
  const { page, close } = await open_page(browser, server.url);
  const texts = await page.evaluate((pages) => pages.map((html) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    document.querySelectorAll('.footnote-ref, .footnote-backref').forEach((mark) => mark.remove());
    const parts = '.headline .kicker, .headline h1, .headline .subtitle, .byline bdi, .text > *, .people a, .facts a[href*="sections/"]';
    return [...document.querySelectorAll(parts)].map((part) => part.textContent);
  }), paths.map(read_page));
  await close();
  return paths.map((path, i) => ({ path: url_path(path), texts: texts[i].map(fold) }));
}

// Traditional -> simplified, as the index itself publishes it; the tests of the folding check it.
const SIMPLIFIED = new Map();
for (const [target, sources] of Object.entries(JSON.parse(read_page('search/manifest.json')).folding.to)) {
  for (const source of sources) if (/\p{Script=Han}/u.test(source)) SIMPLIFIED.set(source, target);
}
const fold = (text) => [...text.normalize('NFKC').toLowerCase().replace(/\s/gu, '')]
  .map((character) => SIMPLIFIED.get(character) ?? character).join('');
const scan = (...terms) => articles
  .filter(({ texts }) => terms.every((term) => texts.some((text) => text.includes(fold(term)))))
  .map(({ path }) => path).sort();

async function open_search(query = '', options = {}) {
  const opened = await open_page(browser, server.url, options);
  await opened.page.goto(`${server.url}search/${query && `?q=${encodeURIComponent(query)}`}`);
  return opened;
}

// Waits until the page has answered, and returns the total that it states.
async function stated_total(page) {
  await page.waitForFunction(() =>
    document.querySelector('#search-status').textContent.match(/[0-9]/) &&
    document.querySelector('#search-results').getAttribute('aria-busy') !== 'true');
  const status = await page.locator('#search-status').innerText();
  if (/没有找到/.test(status)) return 0;
  return Number(status.match(/找到 ([0-9,]+) 篇/)[1].replace(/,/g, ''));
}

// Returns the paths of all results, with every further batch asked for.
async function all_results(page) {
  const total = await stated_total(page);
  const results = page.locator('#search-results li.result');
  for (let before = -1; before !== await results.count() && await page.locator('#search-more').isVisible();) {
    before = await results.count();
    await page.click('#search-more');
    await page.waitForFunction((count) => document.querySelectorAll('#search-results li.result').length > count, before);
  }
  const paths = await page.locator('#search-results a.result-title').evaluateAll((links) => links.map((link) => link.href));
  assert.equal(paths.length, total, 'as many results are listed as are stated');
  return paths.map((href) => decodeURIComponent(href.slice(server.url.length)).replace(/[?#].*/, ''));
}

// Queries out of the texts themselves: pieces of Han of every length, from everywhere.
function queries_from_texts() {
  const queries = new Set();
  articles.forEach(({ texts }, a) => {
    const text = texts.join('\n');
    const length = [1, 2, 3, 4, 6, 9][a % 6];
    const pieces = [...text.matchAll(new RegExp(`\\p{Script=Han}{${length}}`, 'gu'))].map(([piece]) => piece);
    if (pieces.length > 0) queries.add(pieces[(a * 37) % pieces.length]);
  });
  return [...queries];
}

test('any substring finds exactly the articles in which a plain scan finds it', async () => {
  const { page, complaints, close } = await open_search();
  const queries = [...queries_from_texts(), '本报讯', '记者', '这串字哪里也没有'];
  assert.ok(queries.length > 40);
  for (const query of queries) {
    await page.goto(`${server.url}search/?q=${encodeURIComponent(query)}`);
    const found = (await all_results(page)).sort();
    const wanted = scan(query);
    if (found.join() !== wanted.join()) {
      complaints.push(`${query}: too many: ${found.filter((path) => !wanted.includes(path))}; missed: ${wanted.filter((path) => !found.includes(path))}`);
    }
  }
  await close();
  assert_none(complaints);
});

test("the page's own HTML, CSS and JavaScript are at most 30 KB on the way", async () => {
  const { page, close } = await open_page(browser, server.url);
  const before = server.requests.length;
  await page.goto(`${server.url}search/`, { waitUntil: 'networkidle' });
  const own = server.requests.slice(before).filter(({ path }) => /\.(css|js)$|\/$/.test(path));
  assert.ok(own.length >= 3);
  assert.ok(own.reduce((sum, { bytes }) => sum + bytes, 0) <= 30_000);
  await close();
});

test('two terms find the articles that hold both', async () => {
  const { page, complaints, close } = await open_search();
  for (const terms of [['市', '桥'], ['记者', '茶'], ['本报讯', '学校'], ['的', '这串字哪里也没有']]) {
    await page.goto(`${server.url}search/?q=${encodeURIComponent(terms.join(' '))}`);
    assert.deepEqual((await all_results(page)).sort(), scan(...terms), terms.join(' '));
  }
  await close();
  assert_none(complaints);
});

test('full-width and traditional characters find what is printed in half-width and simplified ones', async () => {
  const { page, complaints, close } = await open_search();
  for (const [typed, printed] of [['本報訊', '本报讯'], ['１', '1'], ['記　者', '记者']]) {
    await page.goto(`${server.url}search/?q=${encodeURIComponent(typed)}`);
    const terms = typed.includes('　') ? [...printed] : [printed];
    assert.deepEqual((await all_results(page)).sort(), scan(...terms), typed);
  }
  await close();
  assert_none(complaints);
});

test('typing gives results, with the words marked, and writes the query into the URL', async () => {
  const { page, complaints, close } = await open_search();
  await page.fill('#search-query', '桥');
  assert.equal(await stated_total(page), scan('桥').length);
  const first = page.locator('#search-results li.result').first();
  assert.ok((await first.locator('mark').allInnerTexts()).every((marked) => marked === '桥'));
  assert.ok(await first.locator('mark').count() > 0);
  assert.equal(new URL(page.url()).searchParams.get('q'), '桥');
  await close();
  assert_none(complaints);
});

test('the order can be changed to oldest first and newest first', async () => {
  const { page, complaints, close } = await open_search('市');
  await stated_total(page);
  const orders = {};
  for (const order of ['oldest', 'newest']) {
    await page.selectOption('#search-sort', order);
    await page.waitForURL((url) => url.searchParams.get('sort') === order);
    orders[order] = await all_results(page);
  }
  assert.deepEqual([...orders.oldest].sort(), [...orders.newest].sort());
  const day = (path) => read_page(`${path}index.html`).match(/<time datetime="([0-9-]+)"/)?.[1] ?? '';
  const dated = orders.newest.map(day).filter((value) => /^\d{4}-/.test(value));
  assert.deepEqual(dated, [...dated].sort().reverse());
  const risen = orders.oldest.map(day).filter((value) => /^\d{4}-/.test(value));
  assert.deepEqual(risen, [...risen].sort());
  await close();
  assert_none(complaints);
});

test('the way back from an article restores query, order and results', async () => {
  const { page, complaints, close } = await open_search();
  await page.fill('#search-query', '茶');
  await stated_total(page);
  await page.selectOption('#search-sort', 'oldest');
  await page.waitForURL(/sort=oldest/);
  const results = await all_results(page);
  await page.locator('#search-results a.result-title').first().click();
  await page.waitForURL(/articles/);
  await page.goBack();
  assert.equal(await page.inputValue('#search-query'), '茶');
  assert.equal(await page.inputValue('#search-sort'), 'oldest');
  assert.deepEqual(await all_results(page), results);
  await close();
  assert_none(complaints);
});

test('a form on another page leads to the results', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  await page.goto(server.url);
  await page.fill('input[type=search]', '桥');
  await page.press('input[type=search]', 'Enter');
  await page.waitForURL(/\/archive\/search\/\?q=/);
  assert.equal(await stated_total(page), scan('桥').length);
  await close();
  assert_none(complaints);
});

test('nothing is searched while an input method composes', async () => {
  const { page, context, complaints, close } = await open_page(browser, server.url);
  await page.clock.install();
  await page.goto(`${server.url}search/`);
  await page.focus('#search-query');
  await page.evaluate(() => {
    window.said = [];
    const status = document.querySelector('#search-status');
    new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true, characterData: true, subtree: true });
  });
  const protocol = await context.newCDPSession(page);
  const asked_before = server.requests.filter(({ path }) => path.includes('/search/shards/')).length;
  for (const text of ['q', 'qi', 'qia', 'qiao']) {
    await protocol.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await page.clock.runFor(2_000); // as if the reader thought about it
  }
  await page.keyboard.press('Enter'); // chooses a candidate; must not submit the form
  assert.equal(new URL(page.url()).searchParams.get('q'), null);
  assert.equal(server.requests.filter(({ path }) => path.includes('/search/shards/')).length, asked_before);
  assert.deepEqual(await page.evaluate(() => window.said.filter((text) => /[0-9]/.test(text))), []);
  await protocol.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 });
  await page.fill('#search-query', '');
  await protocol.send('Input.insertText', { text: '桥' });
  await page.clock.runFor(2_000);
  assert.equal(await stated_total(page), scan('桥').length);
  await close();
  assert_none(complaints);
});

test('strange queries are harmless', async () => {
  const { page, complaints, close } = await open_search();
  for (const query of ['<img src=x onerror=alert(1)>', '桥'.repeat(10_000), '\ud800', '桥\udc00', '"', '-', '%', '  ', '\u0000', '😀', '.*']) {
    await page.fill('#search-query', query);
    await page.press('#search-query', 'Enter');
    await page.waitForFunction(() => document.querySelector('#search-results').getAttribute('aria-busy') !== 'true');
    assert.equal(await page.locator('#search-results img').count(), 0);
  }
  await page.fill('#search-query', '桥');
  await page.waitForURL((url) => url.searchParams.get('q') === '桥');
  assert.equal(await stated_total(page), scan('桥').length);
  await close();
  assert_none(complaints);
});

test('a query that is too long for a server survives the way to it and back', async () => {
  const { page, complaints, close } = await open_search();
  const query = `茶 ${'桥'.repeat(10_000)}`;
  await page.fill('#search-query', query);
  await page.press('#search-query', 'Enter');
  assert.equal(await stated_total(page), 0);
  assert.ok(page.url().indexOf('#') < 200);
  await page.reload();
  assert.equal(await stated_total(page), 0);
  assert.equal(await page.inputValue('#search-query'), query);
  await page.fill('#search-query', '茶');
  await page.press('#search-query', 'Enter');
  await page.waitForURL((url) => url.searchParams.get('q') === '茶');
  assert.equal(await stated_total(page), scan('茶').length);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('#search-query').value.length > 10_000);
  assert.equal(await stated_total(page), 0);
  await close();
  assert_none(complaints);
});

test('a missing shard and one of another format are said to be so, and the same page goes on', async () => {
  for (const [answer, said] of [
    [{ status: 404, body: 'not found' }, '取不到（404）'],
    [{ body: '{"format":1,"items":1,"bits":""}' }, '格式（1）'],
  ]) {
    const { page, close } = await open_page(browser, server.url);
    await page.route('**/search/shards/*.json', (route) => route.fulfill(answer));
    await page.goto(`${server.url}search/?q=${encodeURIComponent('桥')}`);
    await page.waitForFunction((text) => document.querySelector('#search-status').textContent.includes(text), said);
    assert.equal(await page.locator('#search-results li').count(), 0);
    await page.unroute('**/search/shards/*.json');
    await page.fill('#search-query', '茶');
    await page.press('#search-query', 'Enter');
    await page.waitForFunction(() => document.querySelectorAll('#search-results li').length > 0);
    assert.equal(await stated_total(page), scan('茶').length);
    await close();
  }
});

test('a damaged index is said to be damaged, and the page lives on', async () => {
  const { page, close } = await open_page(browser, server.url);
  await page.route('**/search/shards/*.json', (route) => route.fulfill({ body: '{"format":1,"it' }));
  await page.goto(`${server.url}search/?q=${encodeURIComponent('桥')}`);
  await page.waitForFunction(() => document.querySelector('#search-status').textContent.includes('损坏'));
  await page.unroute('**/search/shards/*.json');
  await page.goto(`${server.url}search/?q=${encodeURIComponent('茶')}`);
  assert.equal(await stated_total(page), scan('茶').length);
  await close();
});
