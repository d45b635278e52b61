// A small archive in three languages, with a scan and a way to report errors: the same pages in each
// language, and the ways between them.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import config from './htmlvalidate.config.mjs';
import { add_axe, violations } from './support/axe.mjs';
import { launch_chromium, open_page } from './support/chromium.mjs';
import { assert_none } from './support/complaints.mjs';
import { serve } from './support/server.mjs';

const SITE = process.env.BAOKU_EDITIONS_SITE;
const LANGUAGES = { 'zh-Hans': '', 'zh-Hant': 'zh-Hant/', en: 'en/' };

let browser, server;
before(async () => {
  assert.ok(existsSync(join(SITE ?? '', 'index.html')), 'BAOKU_EDITIONS_SITE must name the published folder of tests/browser/archive');
  [browser, server] = [await launch_chromium(), await serve(SITE)];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const pages = () => readdirSync(SITE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  .map((entry) => relative(SITE, join(entry.parentPath ?? entry.path, entry.name)))
  .filter((path) => !path.startsWith('.'))
  .sort();
const is_moved = (path) => readFileSync(join(SITE, path), 'utf8').includes('http-equiv="refresh"');
const language_of = (path) => Object.entries(LANGUAGES).find(([, prefix]) => prefix !== '' && path.startsWith(prefix))?.[0] ?? 'zh-Hans';

// The first link in `scope` whose address matches.
async function follow(page, pattern, scope = 'main') {
  const links = page.locator(`${scope} a[href]`);
  const targets = await links.evaluateAll((all) => all.map((link) => link.href));
  const index = targets.findIndex((href) => pattern.test(new URL(href).pathname));
  assert.notEqual(index, -1, `${page.url()} has no link to ${pattern}`);
  await links.nth(index).click();
  await page.waitForURL(targets[index]);
}

test('every page exists in every language', () => {
  const all = pages().filter((path) => !is_moved(path) && path !== '404.html');
  const own = all.filter((path) => language_of(path) === 'zh-Hans');
  for (const prefix of ['zh-Hant/', 'en/']) {
    assert.deepEqual(all.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length)), own);
  }
});

test('every page of every language is valid HTML', async () => {
  const validator = new HtmlValidate(config);
  const complaints = [];
  for (const path of pages()) {
    const report = await validator.validateString(readFileSync(join(SITE, path), 'utf8'), path);
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message } of messages) complaints.push(`${path}:${line}:${column}: ${ruleId}: ${message}`);
    }
  }
  assert_none(complaints);
});

test('every page of every language is accessible on a phone and scrolls only down', async () => {
  const { page, context, complaints, close } = await open_page(browser, server.url, { width: 320, scheme: 'dark' });
  await add_axe(context);
  for (const path of pages().filter((each) => !is_moved(each))) {
    if (/^(zh-Hant|en)\/(names|on-this-day)\//.test(path)) continue; // one by one the same as the sample's
    await page.goto(new URL(path.replace(/index\.html$/, ''), server.url).href);
    complaints.push(...(await violations(page)).map((line) => `${path}: ${line}`));
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (excess > 0) complaints.push(`${path}: ${excess} px too wide`);
  }
  await close();
  assert_none(complaints);
});

test('a reader changes the language and stays on the same page', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  await page.goto(server.url);
  await follow(page, /\/dates\/2024\/03\/05\/$/);
  await follow(page, /\/articles\/[^/]+\/$/);
  const path = new URL(page.url()).pathname;
  const title = await page.locator('h1').innerText();
  await page.locator('.editions a[hreflang=en]').click();
  await page.waitForURL(`**/en${path}`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal(await page.locator('h1').innerText(), title);
  assert.equal(await page.locator('h1').getAttribute('lang'), 'zh-Hans');
  assert.match(await page.locator('.headline time').innerText(), /^\w+day, 5 March 2024$/);
  await follow(page, /\/en\/people\/[^/]+\/$/);
  await follow(page, /\/en\/articles\/[^/]+\/$/);
  await page.locator('.editions a[hreflang=zh-Hant]').click();
  await page.waitForURL('**/zh-Hant/articles/**');
  assert.match(await page.locator('.headline time').innerText(), /星期/);
  await page.locator('.editions a[hreflang=zh-Hans]').click();
  await page.waitForURL((url) => url.pathname.startsWith('/articles/'));
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-Hans');
  await page.goBack();
  await page.goBack();
  assert.match(page.url(), /\/en\/articles\//);
  await close();
  assert_none(complaints);
});

test('every page names its counterparts in the other languages to machines', () => {
  const complaints = [];
  for (const path of pages().filter((each) => !is_moved(each) && each !== '404.html')) {
    const html = readFileSync(join(SITE, path), 'utf8');
    const own = path.slice(LANGUAGES[language_of(path)].length).replace(/index\.html$/, '');
    const named = Object.fromEntries([...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(([, tag, url]) => [tag, url]));
    for (const [tag, prefix] of [...Object.entries(LANGUAGES), ['x-default', '']]) {
      if (named[tag] !== `https://liuwan.example/${prefix}${own}`) complaints.push(`${path}: ${tag} is ${named[tag]}`);
    }
    if (!html.includes(`<html lang="${language_of(path)}"`)) complaints.push(`${path}: another language`);
  }
  assert_none(complaints);
});

test('a search in English finds Chinese text and leads to English pages', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  await page.goto(`${server.url}en/`);
  await page.keyboard.press('/');
  await page.keyboard.type('灯塔');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#search-results li.result');
  await page.locator('.result-title').first().click();
  await page.waitForURL('**/en/articles/**');
  await close();
  assert_none(complaints);
});

test('the scan of a sheet stands beside its articles and is enlarged by keyboard', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  await page.goto(`${server.url}sheets/2024-03-05/01/`);
  const image = page.locator('.scan img');
  assert.equal(await image.getAttribute('loading'), 'lazy');
  await image.evaluate((element) => element.decode());
  const before_it = await image.boundingBox();
  const articles = await page.locator('.rows').boundingBox();
  assert.ok(before_it.x > articles.x + articles.width, 'beside');
  await page.locator('#zoom').focus();
  await page.keyboard.press('Space');
  const zoomed = await image.boundingBox();
  assert.ok(zoomed.width > before_it.width);
  assert.equal(Math.round(zoomed.width), await image.evaluate((element) => element.naturalWidth));
  await close();
  assert_none(complaints);
});

test('an error is reported with the correction begun', async () => {
  const { page, close } = await open_page(browser, server.url);
  await page.goto(`${server.url}dates/2024/03/05/`);
  await follow(page, /\/articles\/[^/]+\/$/);
  const link = new URL(await page.locator('.services a[rel=nofollow]').getAttribute('href'));
  assert.equal(link.protocol, 'mailto:');
  assert.equal(link.pathname, 'desk@liuwan.example');
  const title = await page.locator('h1').innerText();
  assert.ok(link.searchParams.get('subject').includes(title));
  assert.ok(link.searchParams.get('body').includes(`https://liuwan.example${new URL(page.url()).pathname}`));
  assert.ok(link.searchParams.get('body').includes('01.corrections.toml'));
  await close();
});
