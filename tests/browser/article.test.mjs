// What a reader does with an article: reads it at once, takes a citation along, looks at the original
// lines, prints it - by mouse, by keyboard, with and without script.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch_chromium, open_page } from './support/chromium.mjs';
import { assert_none } from './support/complaints.mjs';
import { serve } from './support/server.mjs';
import { html_files, kind_of, moved_to, read_page, SITE, typical_pages, url_path } from './support/site.mjs';

const MOST_BYTES = 25 * 1024;
const CHARACTERS = 1000;
const BYTES_A_CHARACTER = 3; // of UTF-8, as if nothing could be compressed

let browser, server;
before(async () => {
  [browser, server] = [await launch_chromium(), await serve(SITE, { gzip: true })];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

const longest_article = () => url_path(typical_pages().get('article').at(-1));
const open_article = async (options) => {
  const opened = await open_page(browser, server.url, options);
  await opened.page.goto(new URL(longest_article(), server.url).href);
  return opened;
};

test('an article of 1,000 characters weighs at most 25 KB, everything it loads included', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  const before_it = server.requests.length;
  await page.goto(new URL(longest_article(), server.url).href, { waitUntil: 'networkidle' });
  const requests = server.requests.slice(before_it);
  const bytes = requests.reduce((sum, request) => sum + request.bytes, 0);
  const characters = (await page.locator('.text').innerText()).replace(/\s/g, '').length;
  const missing = Math.max(0, CHARACTERS - characters);
  assert.ok(requests.length >= 3, 'the page loads its style and its script');
  assert.ok(bytes + missing * BYTES_A_CHARACTER <= MOST_BYTES,
    `${bytes} bytes for ${characters} characters: ${requests.map((each) => `${each.path} ${each.bytes}`).join(', ')}`);
  await close();
  assert_none(complaints);
});

test('no page waits for a script before it is painted', () => {
  const complaints = [];
  for (const path of html_files()) {
    for (const [tag, attributes] of read_page(path).matchAll(/<script\b([^>]*)>/gi)) {
      if (!/\s(defer|async|type="(module|application\/(ld\+)?json)")/.test(attributes)) complaints.push(`${path}: ${tag}`);
    }
  }
  assert_none(complaints);
});

test('a citation is copied by its button, and the reader is told so', async () => {
  const { page, complaints, close } = await open_article({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('.cite > summary').click();
  for (const id of ['cite-gbt', 'cite-gbt-ol', 'cite-bibtex', 'cite-ris', 'cite-csl']) {
    const button = page.locator(`button[data-copy="${id}"]`);
    const word = await button.innerText();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(([selector, before_it]) => document.querySelector(selector).textContent !== before_it,
      [`button[data-copy="${id}"]`, word]);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const shown = await page.locator(`#${id}`).evaluate((element) => element.textContent);
    assert.equal(copied.replace(/\r\n/g, '\n').trim(), shown.trim());
    assert.ok((await page.locator('#copied').innerText()).length > 0);
  }
  assert.match(await page.locator('#cite-gbt').innerText(), /\[N\]\..+\d{4}-\d{2}-\d{2}\(\d+\)/);
  assert.match(await page.locator('#cite-gbt-ol').innerText(), /\[N\/OL\]\..+\[\d{4}-\d{2}-\d{2}\]/);
  JSON.parse(await page.locator('#cite-csl').evaluate((element) => element.textContent));
  await close();
  assert_none(complaints);
});

for (const javaScriptEnabled of [true, false]) {
  test(`the original lines are shown and put away by keyboard ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const { page, complaints, close } = await open_article({ javaScriptEnabled });
    const [text, lines] = [page.locator('.text'), page.locator('.original-lines')];
    assert.ok(await text.isVisible() && !(await lines.isVisible()));
    await page.locator('#version-text').focus();
    await page.keyboard.press('ArrowRight');
    assert.ok(await lines.isVisible() && !(await text.isVisible()));
    assert.ok(Number(await lines.locator('li').first().getAttribute('value')) > 0);
    await page.keyboard.press('ArrowLeft');
    assert.ok(await text.isVisible() && !(await lines.isVisible()));
    await close();
    assert_none(complaints);
  });
}

test('the way back to an article shows the version of the text that was chosen', async () => {
  const { page, complaints, close } = await open_article();
  const here = page.url();
  await page.locator('label[for="version-lines"]').click();
  await page.locator('.beside .people a').first().click();
  await page.waitForURL('**/people/**');
  await page.goBack();
  assert.equal(page.url(), here);
  assert.ok(await page.locator('.original-lines').isVisible() && !(await page.locator('.text').isVisible()));
  await close();
  assert_none(complaints);
});

test('on paper the front page keeps its date, and the lines of a sheet stand in columns', async () => {
  const { page, complaints, close } = await open_page(browser, server.url, { width: 700 });
  await page.goto(server.url);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.issue .section-head time').isVisible());
  assert.ok(!(await page.locator('header.site').isVisible()));
  const sheet = typical_pages().get('sheet').at(-1);
  await page.goto(new URL(url_path(sheet), server.url).href);
  const columns = await page.locator('.original .lines').evaluate((list) => getComputedStyle(list).columnCount);
  assert.ok(Number(columns) > 1, `lines in ${columns} columns`);
  await close();
  assert_none(complaints);
});

test('on paper an article is its headline, its text and its source, and nothing to click', async () => {
  const { page, complaints, close } = await open_article({ scheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const shown of ['h1', '.headline .facts', '.text', 'footer.source', '.address']) {
    assert.ok(await page.locator(shown).first().isVisible(), `${shown} is not printed`);
  }
  for (const hidden of ['header.site', 'footer.site', '.crumbs', '.steps', '.versions', '.services', '.cite']) {
    assert.ok(!(await page.locator(hidden).first().isVisible()), `${hidden} is printed`);
  }
  const colours = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [color, backgroundColor];
  });
  assert.deepEqual(colours, ['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  const sheets = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(sheets >= 1 && sheets <= 3, `${sheets} sheets of paper`);
  await close();
  assert_none(complaints);
});

test('a slash leads to the search field from every kind of page, and Tab shows where one is', async () => {
  const { page, complaints, close } = await open_page(browser, server.url);
  for (const [kind, [path]] of typical_pages()) {
    if (kind === '404') continue;
    await page.goto(new URL(url_path(path), server.url).href);
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      const seen = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === document.body) return 'body';
        const outlined = [focused, focused.nextElementSibling].some((element) => {
          if (!element) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        });
        return outlined ? '' : focused.outerHTML.slice(0, 120);
      });
      if (seen === 'body') break;
      if (seen !== '') complaints.push(`${kind} (${path}): the focus is not seen on ${seen}`);
    }
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('/');
    const name = await page.evaluate(() => document.activeElement.getAttribute('name'));
    if (name !== 'q') complaints.push(`${kind} (${path}): "/" leads to ${name}`);
  }
  await close();
  assert_none(complaints);
});

test('nothing moves by itself for readers who asked for that', async () => {
  const { page, close } = await open_article({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const { scrollBehavior, animationName, transitionDuration } = getComputedStyle(element);
    return scrollBehavior === 'smooth' || animationName !== 'none' || parseFloat(transitionDuration) > 0;
  }).map((element) => element.tagName));
  assert.deepEqual(moving, []);
  await close();
});

test('the files of an article hold its words', async () => {
  const { page, complaints, close } = await open_article();
  const title = (await page.locator('h1').innerText()).trim();
  const links = await page.locator('.services a[download]').evaluateAll((all) => all.map((link) => link.href));
  assert.deepEqual(links.map((link) => link.split('.').at(-1)), ['txt', 'md', 'json']);
  for (const link of links) {
    const answer = await page.request.get(link);
    assert.equal(answer.status(), 200);
    assert.ok((await answer.text()).includes(title), `${link} lacks “${title}”`);
  }
  await close();
  assert_none(complaints);
});

test('every article page has what catalogues and other machines read', () => {
  const complaints = [];
  for (const path of html_files()) {
    if (kind_of(path) !== 'article' || moved_to(path)) continue;
    const html = read_page(path);
    const json = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text]) => JSON.parse(text));
    for (const type of ['NewsArticle', 'BreadcrumbList']) {
      if (!json.some((each) => each['@type'] === type)) complaints.push(`${path}: no ${type}`);
    }
    for (const name of ['citation_title', 'citation_language', 'citation_public_url', 'og:title', 'og:type']) {
      if (!html.includes(`="${name}" content="`)) complaints.push(`${path}: no ${name}`);
    }
    if (!html.includes('rel="canonical"')) complaints.push(`${path}: no canonical address`);
    if (!html.includes('rel="search"')) complaints.push(`${path}: no OpenSearch`);
  }
  assert_none(complaints);
});
