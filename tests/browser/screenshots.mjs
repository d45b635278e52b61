// Takes a picture of every kind of page, narrow and wide, light and dark, for people to look at:
//
//   BAOKU_SITE=../../public node screenshots.mjs FOLDER
//
// With `--readme`, takes the one picture that README.md shows, screenshot.png.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch_chromium, open_page, SCHEMES, WIDTHS } from './support/chromium.mjs';
import { serve } from './support/server.mjs';
import { SITE, typical_pages, url_path } from './support/site.mjs';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: BAOKU_SITE=SITE node screenshots.mjs FOLDER | --readme');

const browser = await launch_chromium();
const server = await serve(SITE);

async function take(path, file, options, full_page) {
  const { page, complaints, close } = await open_page(browser, server.url, options);
  await page.goto(new URL(url_path(path), server.url).href);
  if (path === 'search/index.html') {
    await page.fill('#search-query', '桥');
    await page.waitForSelector('#search-results li.result');
  }
  await page.screenshot({ path: file, fullPage: full_page });
  await close();
  if (complaints.length > 0) console.error(`${path}:\n  ${complaints.join('\n  ')}`);
}

if (folder === '--readme') {
  await take('index.html', fileURLToPath(new URL('screenshot.png', import.meta.url)), { width: 1280 }, false);
} else {
  mkdirSync(folder, { recursive: true });
  for (const [kind, paths] of typical_pages()) {
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        const file = join(folder, `${kind.replace(/[^a-z0-9]+/g, '-')}-${width}-${scheme}.png`);
        await take(paths.at(-1), file, { width, scheme }, true);
      }
    }
  }
}
await browser.close();
await server.close();
