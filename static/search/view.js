// Answers of the engine -> elements of the page. Texts are only ever set as text.

import { button, dateText, element, say } from './say.js';

const NUMBERED = /^\d{1,4}$/;

function marked(parts) {
  return parts.map(({ text, isHit }) => (isHit ? element('mark', '', text) : text));
}

// Where a page is; in a folder nothing finds its index.html by itself. Whatever takes the address
// encodes what needs it.
function pageUrl(home, path) {
  return home.href + path + (home.protocol === 'file:' ? 'index.html' : '');
}

// Where an article is; its page marks the strings behind "#".
function articleUrl(home, { path, prints }) {
  const marks = new URLSearchParams(prints.map((print) => ['q', print]));
  return `${pageUrl(home, path)}#${marks}`;
}

export function resultItem(result, home) {
  const title = result.title.length > 0 ? marked(result.title) : [say('search_untitled')];
  const link = element('a', 'result-title', ...title);
  link.href = articleUrl(home, result);
  const time = element('time', '', dateText(result.date));
  if (result.date) time.setAttribute('datetime', result.date.replace(/^--/, ''));
  const meta = element('p', 'result-meta', time);
  const sheet = result.sheet && say('search_sheet', { sheet: result.sheet });
  for (const part of [result.newspaper, sheet]) if (part) meta.append(element('span', '', part));
  const snippet = element('p', 'result-snippet', ...marked(result.snippet));
  return element('li', 'result', link, meta, snippet);
}

// A bar for each year from the first to the last with hits. `span`: [first, last] year that is
// chosen, or null; `choose(year)`.
export function yearBars(years, span, choose) {
  const hits = new Map(years.filter(([year]) => year > 0));
  const all = [...hits.keys(), ...(span ?? [])];
  const first = Math.min(...all);
  const most = Math.max(1, ...hits.values());
  const bars = [];
  for (let year = first; year <= Math.max(...all); year++) {
    const count = hits.get(year) ?? 0;
    const bar = element('span', 'year-bar');
    bar.style.setProperty('--share', String(count / most));
    const name = element('span', 'year-name', say('search_year', { year }));
    const number = element('span', 'year-hits', say('search_hits', { hits: count }));
    const node = button('year', () => choose(year), bar, name, number);
    node.setAttribute('aria-pressed', String(span !== null && year >= span[0] && year <= span[1]));
    node.disabled = count === 0;
    bars.push(node);
  }
  return bars;
}

// The years of a date filter, when it is made of whole years: "2020" or "2020..2021".
export function yearsOf(date) {
  const [first, last = first] = (date ?? '').split('..');
  return NUMBERED.test(first) && NUMBERED.test(last) ? [Number(first), Number(last)] : null;
}

// A list of the values of one facet; `isChosen(value)`, `choose(value)`.
export function facetList(name, values, isChosen, choose) {
  const items = values.map(([value, count]) => {
    const hits = element('span', 'facet-hits', say('search_hits', { hits: count }));
    const node = button('facet-value', () => choose(value), element('span', '', value), hits);
    node.setAttribute('aria-pressed', String(isChosen(value)));
    return element('li', '', node);
  });
  const heading = element('h2', '', say(`search_facet_${name}`));
  heading.id = `facet-${name}`;
  const list = element('ul', '', ...items);
  list.setAttribute('aria-labelledby', heading.id);
  return element('section', 'facet', heading, list);
}

// What is held and what is near, when nothing was found.
export function nothingFound(held, parts, home, search) {
  const about = element('a', '', say('search_coverage'));
  about.href = pageUrl(home, 'about/');
  const nodes = [element('p', '', held.first > 0 ? say(held.first === held.last ? 'search_held_year' : 'search_held', held) : '', about)];
  for (const { text, total, near } of parts) {
    if (total > 0 && parts.length > 1) {
      nodes.push(element('p', '', say('search_alone', { text, total })));
    }
    if (near.length === 0) continue;
    const links = near.map((other) =>
      button('near', () => search(text, other.text), say('search_near_one', other)),
    );
    nodes.push(element('p', 'nears', say('search_near', { text }), ...links));
  }
  return nodes;
}
