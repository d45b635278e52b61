// All figures of the search in one run; see ./bench-search. Prints a report in Markdown and puts it
// between the marks of RESULTS.md when asked to.
//
//   node search_bench.mjs ARTICLES.jsonl --index-writer PROGRAM --baoku PROGRAM --storage FOLDER
//        [--sample ARCHIVE] [--queries 100] [--no-peers] [--write]

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

import { runInChromium } from './chromium_run.mjs';
import { mean, median, quantile, spread, table } from './figures.mjs';
import { runInNode } from './node_run.mjs';
import { measurePeers } from './peers.mjs';
import { CLASSES, drawQueries, readArticles } from './queries.mjs';

const HERE = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const ROOT = path.resolve(HERE, '../../..');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'index-writer': { type: 'string' },
    baoku: { type: 'string' },
    storage: { type: 'string' },
    sample: { type: 'string', default: ROOT },
    queries: { type: 'string', default: '100' },
    'no-peers': { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const [news] = positionals;
const each = Number(options.queries);
const say = (text) => process.stderr.write(`${text}\n`);
const KB = 1000;

function publish(name, limit) {
  const folder = path.join(options.storage, name);
  rmSync(folder, { recursive: true, force: true });
  execFileSync(options.baoku, ['build', '--quiet', '--output', folder, options.sample], { stdio: 'inherit' });
  const page = readFileSync(path.join(folder, 'search', 'index.html'));
  rmSync(path.join(folder, 'search'), { recursive: true });
  const args = [news, folder, '1', ...(limit ? [String(limit)] : [])];
  const report = JSON.parse(execFileSync(options['index-writer'], args, { encoding: 'utf8' }));
  writeFileSync(path.join(folder, 'search', 'index.html'), page);
  return { folder, report, page };
}

function pageFiles(folder, html) {
  const urls = [...html.toString('utf8').matchAll(/(?:src|href)="\.\.\/(assets\/[^"]+\.(?:js|css))"/g)];
  return [html, ...urls.map(([, file]) => readFileSync(path.join(folder, file)))];
}

function byClass(queries, rows, cells) {
  return [...CLASSES, 'all'].map((kind) => {
    const of = rows.filter((_, i) => kind === 'all' || queries[i].kind === kind);
    return [kind, ...cells(of)];
  });
}

const large = publish('large', 0);
say(`index of ${large.report.articles} articles written`);
const corpus = await readArticles(large.folder);
const characters = corpus.articles.reduce((sum, { joined }) => sum + [...joined].length, 0);
const queries = drawQueries(corpus, each);
const inNode = await runInNode(large.folder, queries);
say('answers of the modules are compared');
const inChromium = await runInChromium(large.folder, queries, say);
const misses = inChromium.filter(({ total }, i) => total !== queries[i].wanted.length).length;

const small = publish('small', 5000);
const smallCorpus = await readArticles(small.folder);
const smallRun = await runInNode(small.folder, drawQueries(smallCorpus, each));
const growth = median(inNode.rows.map(({ warm }) => warm)) / median(smallRun.rows.map(({ warm }) => warm));

const warmOf = ({ bytes }) => bytes.shards + bytes.lists + bytes.folding + bytes.days;
const coldOf = ({ bytes }) => warmOf({ bytes }) + bytes.manifest + bytes.directory;
const quality = (rows) => {
  const sum = (what) => rows.reduce((all, row) => all + row[what], 0);
  return ['wanted', 'found'].map((of) => (sum(of) === 0 ? '1.000' : (sum('both') / sum(of)).toFixed(3)));
};
const perGzip = (of) => (mean(inNode.rows.map((row) => row[`${of}Raw`])) / mean(inNode.rows.map((row) => row[of]))).toFixed(2);
const own = pageFiles(large.folder, large.page);
const { report } = large;
const lines = [
  `${report.articles} articles, ${(report.text_bytes / 1e6).toFixed(1)} MB of text, ${(characters / 1e6).toFixed(1)} million folded characters; ${queries.length} queries drawn from the text.`,
  '',
  table(['what', 'measured', 'bound'], [
    ['answers that differ from a plain scan, as sets (node)', inNode.wrong.length, 0],
    ['totals that differ from a plain scan (Chromium)', misses, 0],
    ['recall, precision', quality(inNode.rows).join(', '), '1.000, 1.000'],
    ['index bytes a query, warm: median / p95 / max, KB gzip', spread(inChromium.map(warmOf), KB), '10 / 20'],
    ['the same, cold', spread(inChromium.map(coldOf), KB), '16 / 28'],
    ['raw bytes, warm / cold: median, KB', `${(median(inNode.rows.map(({ warmRaw }) => warmRaw)) / KB).toFixed(1)} / ${(median(inNode.rows.map(({ coldRaw }) => coldRaw)) / KB).toFixed(1)}`, '14 / 22.4'],
    ['raw bytes, warm / cold: p95, KB', `${(quantile(inNode.rows.map(({ warmRaw }) => warmRaw), 0.95) / KB).toFixed(1)} / ${(quantile(inNode.rows.map(({ coldRaw }) => coldRaw), 0.95) / KB).toFixed(1)}`, '28 / 39.2'],
    ['raw bytes / gzip bytes, warm and cold', `${perGzip('warm')} and ${perGzip('cold')}`, '1.4'],
    ['first ten results, KB gzip: median / p95 / max', spread(inChromium.filter(({ total }) => total > 0).map(({ bytes }) => bytes.records), KB), '30'],
    ['dependent round trips after the directory: mean / max', `${mean(inNode.rows.map(({ rounds }) => rounds)).toFixed(2)} / ${Math.max(...inNode.rows.map(({ rounds }) => rounds))}`, '1.3 / 2'],
    ['query time in Chromium, ms: median / p95 / max', spread(inChromium.map(({ ms }) => ms)), '5 / 40'],
    ["the page's own HTML, CSS and JS, KB gzip (raw)", `${(own.reduce((sum, file) => sum + gzipSync(file).length, 0) / KB).toFixed(1)} (${(own.reduce((sum, file) => sum + file.length, 0) / KB).toFixed(1)})`, '30'],
    ['index bytes / text bytes', (report.index_bytes / report.text_bytes).toFixed(2), '1.6'],
    ['files of the index + of records', `${report.index_files} + ${report.record_files}`, '20,000 for 69,000 articles'],
    ['building: MB of text a second and core', report.mb_per_cpu_second.toFixed(1), '5'],
    ['building: bytes of memory a character', (report.peak_memory_beyond_archive / characters).toFixed(1), '12'],
    ['warm median, 20,000 against 5,000 articles', growth.toFixed(2), '1.15'],
  ]),
  '',
  'By class; bytes and times in Chromium (median / p95 / max):',
  '',
  table(['class', 'recall', 'precision', 'warm KB', 'cold KB', 'first ten KB', 'ms'], byClass(queries, inChromium, (rows) => [
    ...quality(inNode.rows.filter((_, i) => rows.includes(inChromium[i]))),
    spread(rows.map(warmOf), KB),
    spread(rows.map(coldOf), KB),
    spread(rows.map(({ bytes }) => bytes.records), KB),
    spread(rows.map(({ ms }) => ms)),
  ])),
];

if (!options['no-peers']) {
  // Enough to tell, and few enough for engines that read their whole index for a query.
  const some = queries.filter((_, i) => i % 4 === 0 && queries[i].wanted.length > 0);
  const rowsOfSome = inNode.rows.filter((_, i) => some.includes(queries[i]));
  const peers = await measurePeers(corpus.articles, some, path.join(options.storage, 'pagefind'), say);
  const rows = Object.entries({
    baoku: {
      recall: Number(quality(rowsOfSome)[0]), precision: Number(quality(rowsOfSome)[1]),
      first: median(inChromium.map((answer) => coldOf(answer) + answer.bytes.records)),
      later: median(inChromium.map((answer) => warmOf(answer) + answer.bytes.records)),
      index: report.index_bytes + report.record_bytes, files: report.index_files + report.record_files,
      seconds: report.seconds,
    },
    ...peers,
  });
  lines.push('', `Beside other static searches, with their defaults, ${some.length} of the queries that have hits; bytes with the first ten results where the index has texts (the others must fetch them besides):`, '', table(
    ['', 'recall', 'precision', 'first query KB', 'later KB', 'index MB', 'files', 'built in s'],
    rows.map(([name, of]) => [
      name, of.recall.toFixed(3), of.precision.toFixed(3), (of.first / KB).toFixed(1), (of.later / KB).toFixed(1),
      (of.index / 1e6).toFixed(1), of.files, of.seconds.toFixed(1),
    ]),
  ));
}

const text = lines.join('\n');
console.log(text);
if (options.write) {
  const file = path.join(HERE, '..', 'RESULTS.md');
  const [begin, end] = ['<!-- search: begin -->', '<!-- search: end -->'];
  const results = readFileSync(file, 'utf8');
  const at = results.indexOf(begin) + begin.length;
  writeFileSync(file, `${results.slice(0, at)}\n${text}\n${results.slice(results.indexOf(end))}`);
}
