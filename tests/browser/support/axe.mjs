// axe-core in a page: what it finds against WCAG 2.2 AA and its own best practices.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Brings axe-core into every page of the context before the page itself, so that the page's
// Content-Security-Policy stays as it is.
export const add_axe = (context) => context.addInitScript(AXE);

// One line for each thing that is wrong with the page as it stands.
export async function violations(page) {
  const { violations: found } = await page.evaluate(
    (values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), TAGS);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all }) => `${id}: ${help}: ${target} ${[...any, ...all].map((check) => check.message).join('; ')}`));
}
