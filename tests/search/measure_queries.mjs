// Asks an index that write_corpus_index wrote 660 queries out of its texts, holds every answer to a
// plain scan, and reports what they cost as JSON:
//
//   node measure_queries.mjs FOLDER [SEED]
//
// Bytes are gzip -6 of each file. "warm": the manifest and the directory are there already, all
// other files are fetched anew for each query; "cold": nothing is there. A measurement, not a test.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';

import { Index } from '../../static/search/index.js';
import { foldedTerms, search, textsOf } from '../../static/search/query.js';

const [folder, seed = '1'] = process.argv.slice(2);
if (!folder) throw new Error('usage: measure_queries.mjs FOLDER [SEED]');

let state = Number(seed) >>> 0;
function random(end) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * end);
}

const sizes = new Map(); // path -> {raw, gzip}
let log = []; // paths asked for
async function load(file) {
  const bytes = readFileSync(path.join(folder, file));
  if (!sizes.has(file)) sizes.set(file, { raw: bytes.length, gzip: gzipSync(bytes, { level: 6 }).length });
  log.push(file);
  return bytes.toString('utf8');
}

const kindOf = (file) => file.split('/')[1].replace('.json', '');

// All texts, folded, as the oracle; read past the index's own cache.
const index = await Index.open(load);
const articles = [];
for (let a = 0; a < index.articles; a++) {
  const record = await index.record(a);
  articles.push(textsOf(record).map(({ text }) => index.folding.fold(text)));
}
const joined = articles.map((texts) => texts.join('\n'));

function piece(length) {
  for (;;) {
    const texts = articles[random(articles.length)];
    const text = [...texts[random(texts.length)]];
    if (text.length < length) continue;
    const begin = random(text.length - length + 1);
    const cut = text.slice(begin, begin + length).join('');
    if (/^[\p{Script=Han}a-z0-9]+$/u.test(cut)) return cut;
  }
}

// A surname and what follows it: mostly names.
function name() {
  for (;;) {
    const cut = piece(3);
    if (/^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗]/u.test(cut)) return cut;
  }
}

const classes = {
  'one character': () => piece(1),
  'two characters': () => piece(2),
  'names of three': name,
  'four to eight': () => piece(4 + random(5)),
  'two terms': () => `${piece(2)} ${piece(2)}`,
  absent: () => piece(2) + piece(2),
};

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))];
const summary = (values) => ({
  median: quantile(values, 0.5),
  p95: quantile(values, 0.95),
  max: Math.max(...values),
});
const sum = (files, measure) => files.reduce((total, file) => total + sizes.get(file)[measure], 0);

const manifest = await load('search/manifest.json');
const report = { articles: index.articles, manifest_gzip: sizes.get('search/manifest.json').gzip };
const all = [];
for (const [title, make] of Object.entries(classes)) {
  const rows = [];
  for (let i = 0; i < 110; i++) {
    const query = make();
    // A fresh index has nothing kept; the manifest counts as cold.
    const fresh = await Index.open(async (file) => (file === 'search/manifest.json' ? manifest : load(file)));
    log = [];
    const start = performance.now();
    const results = await search(fresh, query, 'relevance');
    const seconds = performance.now() - start;
    const asked = [...new Set(log)];
    const files = asked.filter((file) => kindOf(file) !== 'records');
    const first = await results.take(0, 10);
    for (const article of first) await fresh.record(article);
    const records = [...new Set(log)].filter((file) => kindOf(file) === 'records');
    const found = await results.take(0, results.total);

    const terms = foldedTerms(query, index.folding);
    const wanted = [];
    joined.forEach((text, a) => terms.every((term) => text.includes(term)) && wanted.push(a));
    found.sort((a, b) => a - b);
    if (found.join() !== wanted.join()) throw new Error(`${query}: ${found.length} found, ${wanted.length} wanted`);

    const warm = files.filter((file) => kindOf(file) !== 'directory');
    rows.push({
      warm: sum(warm, 'gzip'),
      warm_raw: sum(warm, 'raw'),
      cold: sum(files, 'gzip') + report.manifest_gzip,
      records_to_verify: asked.length - files.length,
      first_ten: sum(records, 'gzip'),
      rounds: files.some((file) => kindOf(file) === 'lists') ? 2 : 1,
      ms: seconds,
    });
  }
  report[title] = describe(rows);
  all.push(...rows);
}
function describe(rows) {
  const of = (key) => summary(rows.map((row) => row[key]));
  return {
    warm: of('warm'), warm_raw: of('warm_raw'), cold: of('cold'), first_ten: of('first_ten'),
    records_to_verify: of('records_to_verify'), ms: of('ms'),
    rounds_mean: rows.reduce((total, row) => total + row.rounds, 0) / rows.length,
  };
}
report.all = describe(all);
report.queries = all.length;
console.log(JSON.stringify(report, null, 1).replace(/\n {3,}/g, ' ').replace(/\n  \}/g, ' }'));
