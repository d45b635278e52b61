// The search page: the form, the list, the address. All texts come from the page's own
// <script type="application/json" id="ui-strings">; {name} are filled in here:
//
//   search_idle, search_busy, search_total {total}, search_shown {total} {shown},
//   search_none {query} {articles}, search_too_many {limit}, search_damaged {file},
//   search_missing {file} {reason}, search_format {found}, search_untitled, search_undated,
//   search_date {year} {month} {day}, search_date_noyear {month} {day}, search_sheet {sheet}
//
// The elements: search-form, search-query, search-sort, search-status, search-results, search-more;
// <html data-root> is the way to the site's root. The address holds the query and the order
// (?q=...&sort=...), the history's state how many results are shown.

import { IndexError } from './files.js';
import { Index } from './index.js';
import { MOST_TERMS, search } from './query.js';
import { findHits, markedParts, snippetParts } from './snippet.js';

const BATCH = 10;
const PAUSE = 180; // ms without typing before a search
const PATIENCE = 400; // ms before the page says that it is searching

const form = document.getElementById('search-form');
const input = document.getElementById('search-query');
const sort = document.getElementById('search-sort');
const status = document.getElementById('search-status');
const list = document.getElementById('search-results');
const more = document.getElementById('search-more');
const root = new URL(document.documentElement.dataset.root ?? './', location.href);
const strings = JSON.parse(document.getElementById('ui-strings')?.textContent ?? '{}');

let opened = null; // promise of the index
let current = null; // what is shown: {query, order, results, shown}
let run = 0; // the number of the latest search; older ones are dropped
let timer = 0;
let isComposing = false;

function say(key, values = {}) {
  const text = strings[key] ?? `[${key}]`;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

async function load(path) {
  let response;
  try {
    // Only the manifest has a name that stays while its content changes.
    const cache = path.endsWith('/manifest.json') ? 'no-cache' : 'default';
    response = await fetch(new URL(path, root), { cache });
  } catch (error) {
    throw new IndexError('missing', path, error.message);
  }
  if (!response.ok) throw new IndexError('missing', path, response.status);
  return response.text();
}

function openIndex() {
  if (opened === null) {
    opened = Index.open(load);
    opened.catch(() => (opened = null)); // the next search tries again
  }
  return opened;
}

// Searches; when a file is gone because the site was published anew meanwhile, once more.
async function ask(query, order, consume) {
  const index = await openIndex();
  try {
    return await consume(index, await search(index, query, order));
  } catch (error) {
    if (!(error instanceof IndexError) || error.kind === 'format') throw error;
    opened = null;
    const fresh = await openIndex();
    if (fresh.manifestText === index.manifestText) throw error;
    return consume(fresh, await search(fresh, query, order));
  }
}

function describe(error) {
  if (!(error instanceof IndexError)) throw error;
  return say(`search_${error.kind}`, {
    file: error.file,
    reason: error.detail,
    found: error.detail,
  });
}

function show(message) {
  if (status.textContent !== message) status.textContent = message;
}

function dateText(iso) {
  const [, year, month, day] = /^(\d+|-)-(\d+)-(\d+)$/.exec(iso ?? '') ?? [];
  if (month === undefined) return say('search_undated');
  const values = { year, month: Number(month), day: Number(day) };
  return say(year === '-' ? 'search_date_noyear' : 'search_date', values);
}

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

function nodesOf(parts) {
  return parts.map(({ text, isHit }) => (isHit ? element('mark', '', text) : text));
}

function metaOf(record) {
  const time = element('time', '', dateText(record.date));
  if (record.date) time.setAttribute('datetime', record.date.replace(/^--/, ''));
  const meta = element('p', 'result-meta', time);
  const sheet = record.sheet ? say('search_sheet', { sheet: String(record.sheet).padStart(2, '0') }) : '';
  for (const part of [record.newspaper, sheet]) if (part) meta.append(' · ', part);
  return meta;
}

function resultOf(record, terms, folding) {
  const title = record.title || say('search_untitled');
  const link = element(
    'a',
    'result-title',
    ...nodesOf(markedParts(title, findHits(title, terms, folding).hits)),
  );
  link.href = root.href + record.path;
  const snippet = element('p', 'result-snippet', ...nodesOf(snippetParts(record, terms, folding)));
  return element('li', 'result', link, metaOf(record), snippet);
}

// Resolves to the list items begin .. end.
async function itemsOf(index, results, begin, end) {
  const articles = await results.take(begin, end);
  const records = await Promise.all(articles.map((article) => index.record(article)));
  return records.map((record) => resultOf(record, results.terms, index.folding));
}

function report() {
  const { query, index, results, shown } = current;
  if (results.terms.length === 0) show(say('search_idle'));
  else if (results.terms.length > MOST_TERMS) show(say('search_too_many', { limit: MOST_TERMS }));
  else if (results.total === 0) show(say('search_none', { query: shortened(query), articles: index.articles }));
  else if (shown < results.total) show(say('search_shown', { total: results.total, shown }));
  else show(say('search_total', { total: results.total }));
  more.hidden = shown >= results.total;
}

function shortened(query) {
  const characters = [...query.trim().toWellFormed?.() ?? query.trim()];
  return characters.length <= 60 ? characters.join('') : characters.slice(0, 60).join('') + '…';
}

// Searches for what the form says and shows `shown` results.
async function update(shown = BATCH) {
  const mine = ++run;
  const query = input.value;
  const order = sort.value;
  if (query.trim() === '') {
    current = null;
    list.replaceChildren();
    list.removeAttribute('aria-busy');
    more.hidden = true;
    show(say('search_idle'));
    return;
  }
  const patience = setTimeout(() => mine === run && show(say('search_busy')), PATIENCE);
  list.setAttribute('aria-busy', 'true');
  try {
    await ask(query, order, async (index, results) => {
      const items = await itemsOf(index, results, 0, shown);
      if (mine !== run) return;
      current = { query, order, index, results, shown: items.length };
      list.replaceChildren(...items);
      report();
    });
  } catch (error) {
    if (mine !== run) return;
    current = null;
    list.replaceChildren();
    more.hidden = true;
    show(describe(error));
  } finally {
    clearTimeout(patience);
    if (mine === run) list.removeAttribute('aria-busy');
  }
}

async function showMore() {
  if (current === null) return;
  const mine = run;
  const { index, results, shown } = current;
  more.disabled = true;
  try {
    const items = await itemsOf(index, results, shown, shown + BATCH);
    if (mine !== run) return;
    list.append(...items);
    current.shown += items.length;
    items[0]?.querySelector('a').focus();
    report();
    keepState();
  } catch (error) {
    if (mine === run) show(describe(error));
  } finally {
    more.disabled = false;
  }
}

function address() {
  const url = new URL(location.href);
  url.hash = '';
  url.search = '';
  if (input.value.trim() !== '') url.searchParams.set('q', input.value);
  if (sort.value !== sort.options[0].value) url.searchParams.set('sort', sort.value);
  return url.href;
}

function keepState(url = location.href) {
  try {
    history.replaceState({ shown: current?.shown ?? BATCH, scroll: window.scrollY }, '', url);
  } catch {
    // A browser that counts changes of the address may refuse one; the search goes on.
  }
}

function readAddress() {
  const parameters = new URL(location.href).searchParams;
  input.value = parameters.get('q') ?? '';
  const order = parameters.get('sort');
  const isKnown = [...sort.options].some((option) => option.value === order);
  sort.value = isKnown ? order : sort.options[0].value;
}

async function restore() {
  clearTimeout(timer);
  readAddress();
  const { shown = BATCH, scroll = 0 } = history.state ?? {};
  await update(Math.min(Math.max(shown, BATCH), 1000));
  if (scroll > 0) window.scrollTo(0, scroll);
}

function searchSoon() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const url = address();
    if (url === location.href) return;
    current = null;
    keepState(url);
    await update();
  }, PAUSE);
}

// A deliberate search gets an entry in the history of its own.
function searchNow() {
  clearTimeout(timer);
  const url = address();
  if (url !== location.href) history.pushState({ shown: BATCH, scroll: 0 }, '', url);
  update();
}

input.addEventListener('compositionstart', () => {
  isComposing = true;
  clearTimeout(timer);
});
input.addEventListener('compositionend', () => {
  isComposing = false;
  searchSoon();
});
input.addEventListener('input', (event) => {
  if (!isComposing && !event.isComposing) searchSoon();
});
input.addEventListener('keydown', (event) => {
  // The Enter that ends a composition chooses characters; 229 is how some browsers say so.
  const isOfInputMethod = isComposing || event.isComposing || event.keyCode === 229;
  if (event.key === 'Enter' && isOfInputMethod) event.preventDefault();
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!isComposing) searchNow();
});
sort.addEventListener('change', searchNow);
more.addEventListener('click', showMore);
window.addEventListener('popstate', () => {
  const before = [input.value, sort.value];
  readAddress();
  // A jump within the page changes the address, but not the search.
  if (current === null || input.value !== before[0] || sort.value !== before[1]) restore();
});
window.addEventListener('pagehide', () => keepState());
history.scrollRestoration = 'manual';
restore();
