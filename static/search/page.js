// The search page: the form, the filters, the list, the address. In a Worker the same script serves
// the page's questions (client.js).
//
// Elements by id, a contract with templates/search.html: search-form, search-query, search-sort,
// search-status, search-results, search-more, search-offers, search-filters, search-years,
// search-facets, search-facet-lists, search-nothing. <html data-files> (or data-root) is the way to
// the site's root, data-root to the pages. The address holds it all: ?q=…&sort=…&date=…&person=…
// &paper=…&section=…, behind "#" instead of "?" when it is too long for servers; the history's state
// holds how many results are shown.

import { makeClient, serve } from './client.js';
import { IndexError } from './files.js';
import { MOST_ITEMS } from './grammar.js';
import { button, element, say, shortened } from './say.js';
import { facetList, nothingFound, resultItem, yearBars, yearsOf } from './view.js';

const BATCH = 10;
const PAUSE = 180; // ms without typing before a search
const PATIENCE = 400; // ms before the page says that it is searching
const LONGEST = 2000; // characters of a query string; a server may refuse a longer address
const FILTERS = ['date', 'person', 'paper', 'section'];

function start() {
  const byId = (id) => document.getElementById(id);
  const [form, input, sort, status] = ['form', 'query', 'sort', 'status'].map((id) => byId(`search-${id}`));
  const [list, more, facets] = ['results', 'more', 'facets'].map((id) => byId(`search-${id}`));
  const { root, files = root } = document.documentElement.dataset;
  const home = new URL(root ?? './', location.href);
  const ask = makeClient(document.currentScript.src, new URL(files ?? './', location.href).href);

  let filters = {};
  let answer = null; // what is shown, with `shown`
  let run = 0; // the number of the latest search; older ones are dropped
  let timer = 0;
  let isComposing = false;

  function describe({ kind, file, detail }) {
    const values = { file, reason: detail, found: detail };
    return say(['missing', 'damaged', 'format'].includes(kind) ? `search_${kind}` : 'search_failed', values);
  }

  function show(message) {
    if (status.textContent !== message) status.textContent = message;
  }

  function report() {
    const { asks, isTooLong, unread, total, held, shown } = answer;
    if (isTooLong) show(say('search_too_many', { limit: MOST_ITEMS }));
    else if (!asks) show(say('search_idle'));
    else if (total === 0 && unread) show(say('search_unread', { text: shortened(unread) }));
    else if (total === 0) show(say('search_none', { query: shortened(input.value), articles: held.articles }));
    else if (shown < total) show(say('search_shown', { total, shown }));
    else show(say('search_total', { total }));
    more.hidden = shown >= total;
  }

  function fill(id, nodes) {
    const place = byId(`search-${id}`);
    place.replaceChildren(...nodes);
    place.hidden = nodes.length === 0;
  }

  function choose(name, value) {
    const before = filters[name];
    filters = { ...filters, [name]: before === value ? undefined : value };
    searchNow();
  }

  function chooseYear(year) {
    const span = yearsOf(filters.date);
    if (span === null || span[0] !== span[1]) choose('date', String(year));
    else if (span[0] === year) choose('date', filters.date);
    else choose('date', `${Math.min(span[0], year)}..${Math.max(span[0], year)}`);
  }

  function showFilters() {
    const chosen = FILTERS.filter((name) => filters[name]);
    fill('filters', chosen.map((name) => {
      const text = filters[name].replace('..', '–');
      const node = button('chip', () => choose(name, filters[name]), text);
      node.setAttribute('aria-label', say('search_unfilter', { name: text }));
      return node;
    }));
  }

  function showYears() {
    const years = answer?.years ?? [];
    const isUseful = years.filter(([year]) => year > 0).length > 1 || (filters.date && years.length > 0);
    fill('years', isUseful ? yearBars(years, yearsOf(filters.date), chooseYear) : []);
  }

  async function showFacets() {
    facets.hidden = !(answer?.total > 1) && !FILTERS.some((name) => filters[name]);
    if (facets.hidden || !facets.open) return;
    const mine = run;
    const place = byId('search-facet-lists');
    try {
      const found = await ask('facets');
      if (mine !== run) return;
      const lists = ['person', 'paper', 'section']
        .filter((name) => found[name].length > 1 || filters[name])
        .map((name) => facetList(name, found[name], (value) => filters[name] === value, (value) => choose(name, value)));
      place.replaceChildren(...(lists.length > 0 ? lists : [element('p', 'note', say('search_facets_none'))]));
    } catch (error) {
      if (mine === run) place.replaceChildren(element('p', 'note', describe(error)));
    }
  }

  // What is offered beside the answer. Nothing of it may spoil the answer.
  async function showOffers(query) {
    const mine = run;
    const people = await ask('offers', { query }).catch(() => []);
    if (mine !== run) return;
    fill('offers', people.map(({ name, articles }) => {
      const go = () => {
        input.value = name;
        searchNow();
        input.focus();
      };
      return button('chip', go, say('search_offer', { name, articles }));
    }));
  }

  async function showNothing(query) {
    if (!answer.asks || answer.total > 0) return fill('nothing', []);
    const mine = run;
    fill('nothing', nothingFound(answer.held, [], home));
    const parts = await ask('nearest', { query }).catch(() => []);
    if (mine !== run) return;
    const searchFor = (text, other) => {
      input.value = input.value.replace(text, () => other);
      searchNow();
    };
    fill('nothing', nothingFound(answer.held, parts, home, searchFor));
  }

  function clear() {
    answer = null;
    list.replaceChildren();
    more.hidden = true;
    for (const id of ['offers', 'years', 'nothing']) fill(id, []);
    facets.hidden = true;
  }

  // Shows what the form asks for; `shown` results of it.
  async function update(shown = BATCH) {
    const mine = ++run;
    const query = input.value;
    showFilters();
    if (query.trim() === '' && !FILTERS.some((name) => filters[name])) {
      clear();
      list.removeAttribute('aria-busy');
      show(say('search_idle'));
      return;
    }
    const began = performance.now();
    const patience = setTimeout(() => {
      if (mine !== run) return;
      list.classList.add('late');
      show(say('search_busy'));
    }, PATIENCE);
    list.setAttribute('aria-busy', 'true');
    try {
      const found = await ask('ask', { query, filters, order: sort.value, shown });
      if (mine !== run) return;
      answer = { ...found, shown: found.items.length };
      list.replaceChildren(...found.items.map((item) => resultItem(item, home)));
      showYears();
      report();
      performance.measure('search', { start: began });
      showFacets();
      showOffers(query);
      showNothing(query);
    } catch (error) {
      if (mine !== run) return;
      clear();
      show(describe(error));
      if (!(error instanceof IndexError)) throw error;
    } finally {
      clearTimeout(patience);
      if (mine === run) {
        list.removeAttribute('aria-busy');
        list.classList.remove('late');
      }
    }
  }

  async function showMore() {
    if (answer === null) return;
    const mine = run;
    more.disabled = true;
    try {
      const found = await ask('more', { begin: answer.shown, end: answer.shown + BATCH });
      if (mine !== run) return;
      const items = found.map((item) => resultItem(item, home));
      list.append(...items);
      answer.shown += items.length;
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
    for (const name of FILTERS) if (filters[name]) url.searchParams.set(name, filters[name]);
    if (sort.value !== sort.options[0].value) url.searchParams.set('sort', sort.value);
    if (url.search.length > LONGEST) [url.hash, url.search] = [url.search.slice(1), ''];
    return url.href;
  }

  function keepState(url = location.href) {
    try {
      history.replaceState({ shown: answer?.shown ?? BATCH, scroll: window.scrollY }, '', url);
    } catch {
      // A browser that counts changes of the address may refuse one; the search goes on.
    }
  }

  function readAddress() {
    const { search, hash } = location;
    const parameters = new URLSearchParams(search || hash.slice(1));
    input.value = parameters.get('q') ?? '';
    filters = Object.fromEntries(FILTERS.map((name) => [name, parameters.get(name) || undefined]));
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
      answer = null;
      keepState(url);
      await update();
    }, PAUSE);
  }

  // A deliberate search gets an entry in the history of its own.
  function searchNow() {
    clearTimeout(timer);
    const url = address();
    try {
      if (url !== location.href) history.pushState({ shown: BATCH, scroll: 0 }, '', url);
    } catch {
      // As above.
    }
    update();
  }

  // Up and down through the results; up from the first one leads back to the field.
  function move(event, step) {
    const links = [...list.querySelectorAll('a.result-title')];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== input) return;
    const next = at + step;
    event.preventDefault();
    if (next < 0) input.focus();
    else links[Math.min(next, links.length - 1)]?.focus();
  }

  function onKey(event) {
    // The keys of a composition choose characters; 229 is how some browsers say so.
    if (isComposing || event.isComposing || event.keyCode === 229) {
      if (event.key === 'Enter') event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isInField = event.target.closest?.('input, select, textarea, [contenteditable]');
    if (event.key === '/' && !isInField) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === 'ArrowDown') move(event, 1);
    else if (event.key === 'ArrowUp') move(event, -1);
    else if (event.key === 'Escape' && event.target === input) {
      event.preventDefault();
      input.blur();
    } else if (event.key === 'Escape' && list.contains(event.target)) input.focus();
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
  document.addEventListener('keydown', onKey);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!isComposing) searchNow();
  });
  sort.addEventListener('change', searchNow);
  more.addEventListener('click', showMore);
  facets.addEventListener('toggle', showFacets);
  window.addEventListener('popstate', () => {
    const before = address();
    readAddress();
    // A jump within the page changes the address, but not the search.
    if (answer === null || address() !== before) restore();
  });
  window.addEventListener('pagehide', () => keepState());
  history.scrollRestoration = 'manual';
  restore();
}

if (self.document === undefined) serve();
else start();
