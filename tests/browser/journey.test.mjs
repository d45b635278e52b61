// The way of a reader through the archive, by clicking, from a host that puts the site below a
// sub-path; and the same pages without JavaScript.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch_chromium, open_page } from './support/chromium.mjs';
import { assert_none } from './support/complaints.mjs';
import { serve } from './support/server.mjs';
import { kind_of, moved_files, moved_to, SITE, typical_pages, url_path } from './support/site.mjs';

let browser, server;
before(async () => {
  [browser, server] = [await launch_chromium(), await serve(SITE, { prefix: '/archive', gzip: true })];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const place = (page) => decodeURIComponent(new URL(page.url()).pathname).slice('/archive/'.length);
const kind = (page) => kind_of(`${place(page)}index.html`);

// Clicks the first link in `scope` that leads to a page of the wanted kind and is not this page.
async function follow(page, wanted, scope = 'body') {
  const links = page.locator(`${scope} a[href]`);
  const targets = await links.evaluateAll((all) => all.map((link) => link.href));
  const here = page.url().replace(/#.*/, '');
  const index = targets.findIndex((href) => {
    const url = new URL(href);
    return url.href.replace(/#.*/, '') !== here &&
      kind_of(`${decodeURIComponent(url.pathname).slice('/archive/'.length)}index.html`) === wanted;
  });
  assert.notEqual(index, -1, `${place(page)} has no link to a page of the kind "${wanted}"`);
  await links.nth(index).click();
  await page.waitForURL(targets[index]);
  assert.equal(kind(page), wanted);
}

for (const width of [390, 1280]) {
  for (const javaScriptEnabled of [true, false]) {
    test(`a reader walks from the home page to an article, a person and on, at ${width} px ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async () => {
      const { page, complaints, close } = await open_page(browser, server.url, { width, javaScriptEnabled });
      await page.goto(server.url);
      await follow(page, 'dates');
      await follow(page, 'year', 'main');
      await follow(page, 'day', 'main');
      await follow(page, 'sheet', 'main');
      await follow(page, 'article', 'main');
      const first = place(page);
      const title = await page.locator('h1').innerText();
      assert.ok(title.length > 0);
      await follow(page, 'sheet', 'main');
      assert.ok((await page.locator('main').innerText()).includes(title.split('\n')[0]));
      await page.goBack();
      assert.equal(place(page), first);
      await page.goto(new URL(await article_with_people(), server.url).href);
      const article = place(page);
      await follow(page, 'person', 'main');
      const name = await page.locator('h1').innerText();
      assert.ok(name.length > 0);
      await follow(page, 'article', 'main');
      assert.ok((await page.locator('main').innerText()).replace(/\s/g, '').includes(name.replace(/\s/g, '')));
      await follow(page, 'article', 'main');
      assert.notEqual(place(page), article);
      await close();
      assert_none(complaints);
    });
  }
}

// The largest article of the sample names people.
const article_with_people = async () => url_path(typical_pages().get('article').at(-1));

test('what does not exist is answered by a page that leads on', async () => {
  const { page, close } = await open_page(browser, server.url);
  const answer = await page.goto(`${server.url}articles/no/such/article/`);
  assert.equal(answer.status(), 404);
  assert.ok(await page.locator('h1').innerText());
  assert.ok(await page.locator('main a[href]').count() > 0);
  await close();
});

test('the address of a page that has moved leads on to where it is now, also without JavaScript', async () => {
  assert.ok(moved_files().length > 0, 'the sample has no page that has moved');
  for (const javaScriptEnabled of [true, false]) {
    const { page, complaints, close } = await open_page(browser, server.url, { javaScriptEnabled });
    for (const path of moved_files()) {
      const target = new URL(moved_to(path), new URL(url_path(path), server.url)).href;
      await page.goto(new URL(url_path(path), server.url).href);
      await page.waitForURL(target);
      assert.ok(await page.locator('h1').innerText());
    }
    await close();
    assert_none(complaints);
  }
});

test('among the days of a year the reader finds today', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  for (const [now, has_articles] of [['2025-04-29T10:00:00+08:00', true], ['2025-12-31T10:00:00+08:00', false]]) {
    await page.clock.setFixedTime(new Date(now));
    await page.goto(`${server.url}on-this-day/`);
    const [month, day] = [Number(now.slice(5, 7)), Number(now.slice(8, 10))];
    const marked = page.locator('.year-days [aria-current=date]');
    assert.equal(await marked.count(), 1);
    assert.match(await marked.innerText(), new RegExp(`^${day}\\b`));
    assert.equal(await page.locator('#today').isVisible(), has_articles);
    if (!has_articles) continue;
    await page.locator('#today a').click();
    await page.waitForURL(`**/on-this-day/${String(month).padStart(2, '0')}-${day}/`);
  }
  await close();
  assert_none(complaints);
});

test('every kind of page shows its text without JavaScript', async () => {
  const { page, complaints, close } = await open_page(browser, server.url, { javaScriptEnabled: false });
  for (const [name, paths] of typical_pages()) {
    if (name === '404') continue; // its links lead to the root of the host
    await page.goto(new URL(url_path(paths[0]), server.url).href);
    const text = await page.locator('main').innerText();
    assert.ok(text.trim().length > 20, `${name}: ${text}`);
    assert.ok(await page.locator('h1').isVisible(), `${name} has no headline`);
  }
  await close();
  assert_none(complaints);
});

test('the first press of Tab reaches a link that skips to the text', async () => {
  const { page, close } = await open_page(browser, server.url);
  await page.goto(server.url);
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  assert.match(await focused.getAttribute('href'), /^#/);
  assert.ok(await focused.isVisible());
  await page.keyboard.press('Enter');
  assert.match(new URL(page.url()).hash, /^#./);
  await close();
});
