// axe-core finds nothing against WCAG 2.2 AA on any kind of page, narrow and wide, light and dark;
// and nothing goes wrong while the pages load.

import { after, before, test } from 'node:test';
import { add_axe, violations } from './support/axe.mjs';
import { launch_chromium, open_page, SCHEMES, WIDTHS } from './support/chromium.mjs';
import { assert_none } from './support/complaints.mjs';
import { serve } from './support/server.mjs';
import { SITE, typical_pages, url_path } from './support/site.mjs';

let browser, server;
before(async () => {
  [browser, server] = [await launch_chromium(), await serve(SITE)];
});
after(async () => {
  await browser?.close();
  await server?.close();
});

for (const width of WIDTHS) {
  for (const scheme of SCHEMES) {
    test(`every kind of page is accessible at ${width} px in ${scheme}`, async () => {
      const { page, context, complaints, close } = await open_page(browser, server.url, { width, scheme });
      await add_axe(context);
      for (const [kind, paths] of typical_pages()) {
        for (const path of paths) {
          await page.goto(new URL(url_path(path), server.url).href);
          complaints.push(...(await violations(page)).map((line) => `${kind} (${path}): ${line}`));
        }
      }
      await close();
      assert_none(complaints);
    });
  }
}

test('no page scrolls sideways at 320 px', async () => {
  const { page, complaints, close } = await open_page(browser, server.url, { width: 320 });
  for (const [kind, paths] of typical_pages()) {
    for (const path of paths) {
      await page.goto(new URL(url_path(path), server.url).href);
      const [scroll, client] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth];
      });
      if (scroll > client) complaints.push(`${kind} (${path}): ${scroll} px wide on a screen of ${client}`);
    }
  }
  await close();
  assert_none(complaints);
});
