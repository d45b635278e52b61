// Every HTML page of the sample is valid, and every kind of page is there.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import config from './htmlvalidate.config.mjs';
import { assert_none } from './support/complaints.mjs';
import { html_files, kind_of, read_page } from './support/site.mjs';

test('the sample has every kind of page that readers know', () => {
  const kinds = new Set(html_files().map(kind_of));
  for (const kind of ['home', '404', 'search', 'about', 'article', 'sheet', 'people', 'person', 'dates', 'year', 'month', 'day', 'coverage', 'on this day', 'anniversary']) {
    assert.ok(kinds.has(kind), `no page of the kind "${kind}"`);
  }
});

test('the page of doubts is there, as it was asked for', () => {
  assert.ok(html_files().some((path) => kind_of(path) === 'review'));
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(config);
  const complaints = [];
  for (const path of html_files()) {
    const report = await validator.validateString(read_page(path), path);
    for (const { messages } of report.results) {
      for (const { line, column, ruleId, message } of messages) {
        complaints.push(`${path}:${line}:${column}: ${ruleId}: ${message}`);
      }
    }
  }
  assert_none(complaints);
});
