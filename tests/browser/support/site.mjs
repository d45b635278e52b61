// The published sample, as files: what kinds of page it has, and what each page links to.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

// The folder that `baoku build` published; ctest names it.
export const SITE = process.env.BAOKU_SITE;
if (!SITE || !existsSync(join(SITE, 'index.html'))) {
  throw new Error(`BAOKU_SITE must name a published folder, and is "${SITE}"; try BAOKU_SITE=../../public npm test`);
}

// Every file of the site, relative, with '/', sorted.
export function site_files() {
  return readdirSync(SITE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(SITE, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')))
    .sort();
}

export const html_files = () => site_files().filter((path) => path.endsWith('.html'));
export const read_page = (path) => readFileSync(join(SITE, path), 'utf8');

// Kinds of page by their place in the site. The first that matches names the kind.
const KINDS = [
  ['home', /^index\.html$/],
  ['404', /^404\.html$/],
  ['search', /^search\/index\.html$/],
  ['about', /^about\/index\.html$/],
  ['coverage', /^coverage\/index\.html$/],
  ['review', /^review\/index\.html$/],
  ['on this day', /^on-this-day\/index\.html$/],
  ['anniversary', /^on-this-day\/\d\d-\d\d\/index\.html$/],
  ['article', /^articles\/[^/]+\/index\.html$/],
  ['sheet', /^sheets\/.+\/index\.html$/],
  ['people', /^people\/index\.html$/],
  ['older', /^(people|sections|dates\/undated)\/(.+\/)?\d+\/index\.html$/],
  ['names', /^names\/.+\/index\.html$/],
  ['sections', /^sections\/index\.html$/],
  ['section', /^sections\/.+\/index\.html$/],
  ['person', /^people\/[^/]+\/index\.html$/],
  ['dates', /^dates\/index\.html$/],
  ['undated', /^dates\/undated\/index\.html$/],
  ['year', /^dates\/\d{4}\/index\.html$/],
  ['month', /^dates\/\d{4}\/\d{2}\/index\.html$/],
  ['day', /^dates\/\d{4}\/\d{2}\/\d{2}\/index\.html$/],
];

export function kind_of(path) {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0] ?? `other: ${path}`;
}

// Where a page that has moved leads to, relative to it, or nothing: such a page shows itself to nobody.
export function moved_to(path) {
  const refresh = /<meta http-equiv="refresh" content="0; url=([^"]+)">/.exec(read_page(path));
  return refresh ? decode_entities(refresh[1]) : undefined;
}

export const moved_files = () => html_files().filter(moved_to);

// Map of kind -> the pages to look at closely: of each kind the smallest, the median and the largest.
// Pages that have moved are not among them: a browser is on its way elsewhere before they can be tested.
export function typical_pages() {
  const by_kind = new Map();
  for (const path of html_files()) {
    if (moved_to(path)) continue;
    const kind = kind_of(path);
    by_kind.set(kind, [...(by_kind.get(kind) ?? []), path]);
  }
  for (const [kind, paths] of by_kind) {
    const sized = paths.map((path) => [read_page(path).length, path]).sort((a, b) => a[0] - b[0]);
    const picked = [sized[0], sized[sized.length >> 1], sized.at(-1)].map(([, path]) => path);
    by_kind.set(kind, [...new Set(picked)]);
  }
  return by_kind;
}

// "articles/x/index.html" -> "articles/x/": what stands in the address bar.
export const url_path = (path) => path.replace(/(^|\/)index\.html$/, '$1');

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const decode_entities = (text) =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) =>
    name ? ENTITIES[name] ?? whole : String.fromCodePoint(decimal ? +decimal : parseInt(hex, 16)));
