// Every link and asset of every page leads somewhere inside the site, also below a sub-path.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert_none } from './support/complaints.mjs';
import { decode_entities, html_files, read_page, site_files } from './support/site.mjs';

const HOST = 'https://site.example';

// [attribute, address] of everything that a browser would follow or load.
function addresses(html) {
  const found = [];
  for (const [tag] of html.matchAll(/<(?!meta\b)[a-z][^<>]*>/gi)) {
    for (const [, name, , quoted, single] of tag.matchAll(/\s(href|src|action|srcset|poster|data)=("([^"]*)"|'([^']*)')/gi)) {
      found.push([name, decode_entities(quoted ?? single)]);
    }
  }
  return found;
}

const ids = new Map();
function has_id(path, id) {
  if (!ids.has(path)) {
    ids.set(path, new Set([...read_page(path).matchAll(/\sid="([^"]*)"/g)].map(([, value]) => decode_entities(value))));
  }
  return ids.get(path).has(id);
}

// "canonical" and feeds may name the public address; everything else must stay relative.
const is_outside = (address) => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address);

for (const prefix of ['/', '/archive/']) {
  test(`every internal link and asset exists when the site lies at ${prefix}`, () => {
    const files = new Set(site_files());
    const complaints = [];
    let links = 0;
    for (const path of html_files()) {
      // 404.html is answered for any address, so only there links may not be relative to the page.
      for (const [name, address] of addresses(read_page(path))) {
        if (is_outside(address) || (path === '404.html' && address.startsWith('/'))) continue;
        links++;
        const url = new URL(address, `${HOST}${prefix}${path.replace(/index\.html$/, '')}`);
        let target = decodeURIComponent(url.pathname);
        if (!target.startsWith(prefix)) {
          complaints.push(`${path}: ${name}="${address}" leaves the site`);
          continue;
        }
        target = target.slice(prefix.length);
        if (target === '' || target.endsWith('/')) target += 'index.html';
        if (!files.has(target)) complaints.push(`${path}: ${name}="${address}" does not exist`);
        else if (url.hash && !has_id(target, decodeURIComponent(url.hash.slice(1)))) {
          complaints.push(`${path}: ${name}="${address}": no such id there`);
        }
      }
    }
    assert_none(complaints);
    assert.ok(links > 1000, `only ${links} links were looked at`);
  });
}

test('every page that search engines may show can be reached from the home page', () => {
  const seen = new Set(['index.html']);
  const queue = ['index.html'];
  while (queue.length > 0) {
    const path = queue.pop();
    for (const [, address] of addresses(read_page(path))) {
      if (is_outside(address)) continue;
      const url = new URL(address, `${HOST}/${path}`);
      const target = decodeURIComponent(url.pathname).slice(1).replace(/(^|\/)$/, '$1index.html');
      if (!target.endsWith('.html') || seen.has(target)) continue;
      seen.add(target);
      queue.push(target);
    }
  }
  // Pages that only keep old addresses alive, and the publisher's page of doubts, ask search engines to leave them out.
  const is_kept = (path) => /<meta name="robots" content="noindex/.test(read_page(path));
  const unreached = html_files().filter((path) => !seen.has(path) && !is_kept(path));
  assert_none(unreached);
});

test('no page names a third party, an inline script or an inline style', () => {
  const complaints = [];
  for (const path of html_files()) {
    const html = read_page(path);
    if (!/<meta[^>]*http-equiv="Content-Security-Policy"/i.test(html)) complaints.push(`${path}: no Content-Security-Policy`);
    if (/\sstyle=|<style\b|\son[a-z]+="|href="javascript:/i.test(html.replace(/>[^<]*</g, '><'))) complaints.push(`${path}: inline style or handler`);
    for (const [tag, attributes] of html.matchAll(/<script\b([^>]*)>/gi)) {
      if (!/\ssrc=/.test(attributes) && !/type="application\/(ld\+)?json"/.test(attributes)) complaints.push(`${path}: ${tag}`);
    }
    for (const [tag] of html.matchAll(/<(?:script|img|iframe|source|link)\b[^>]*(?:src|href)="(?:https?:)?\/\/[^>]*>/gi)) {
      if (!/rel="(canonical|alternate)"/.test(tag)) complaints.push(`${path}: ${tag}`);
    }
  }
  assert_none(complaints);
});
