import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';

import { parseQuery } from '../../static/search/grammar.js';

const cases = JSON.parse(await readFile(new URL('query_cases.json', import.meta.url), 'utf8'));
const FIELDS = ['', 'title:', 'person:', 'author:', 'section:', 'paper:', 'sheet:'];

function dayText(number, open) {
  if (number === open) return '*';
  const parts = [Math.floor(number / 416), Math.floor((number % 416) / 32), number % 32];
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

// -title:"x": an item as query_cases.json writes it.
function itemText({ days, field, text, exact, negated }) {
  const dash = negated ? '-' : '';
  if (days) return `${dash}date:${dayText(days[0], 1)}..${dayText(days[1], Infinity)}`;
  return `${dash}${FIELDS[field]}${exact ? `"${text}"` : text}`;
}

test('queries are read as the examples shared with the generator say', () => {
  assert.ok(cases.length > 40);
  for (const { query, groups } of cases) {
    assert.deepEqual(parseQuery(query).map((group) => group.map(itemText)), groups, query);
  }
});
