// Asks the browser's modules in node and holds every answer, as a whole set, to the plain scan. Bytes
// are gzip -6 of each file that a query reads. "warm": manifest and directory are there already.

import { gzipSync } from 'node:zlib';

import { Index } from '../../../static/search/index.js';
import { search } from '../../../static/search/query.js';
import { loaderOf } from './queries.mjs';

const kindOf = (file) => file.split('/')[1].replace('.json', '');

// Resolves to { wrong: [query], rows: [{ kind, found, wanted, both, warm, warmRaw, cold, coldRaw,
// firstTen, rounds }] }; found, wanted, both: how many articles.
export async function runInNode(folder, queries) {
  const sizes = new Map();
  let asked = new Set();
  const load = loaderOf(folder, (file, bytes) => {
    asked.add(file);
    if (!sizes.has(file)) sizes.set(file, { raw: bytes.length, gzip: gzipSync(bytes, { level: 6 }).length });
  });
  const sum = (files, measure) => files.reduce((total, file) => total + sizes.get(file)[measure], 0);
  const wrong = [];
  const rows = [];
  for (const { kind, query, wanted } of queries) {
    asked = new Set();
    const index = await Index.open(load); // nothing is kept from the query before
    const results = await search(index, query, 'relevance');
    const files = [...asked];
    const first = await results.take(0, 10);
    await Promise.all(first.map((article) => index.record(article)));
    const all = [...asked];
    const found = (await results.take(0, results.total)).sort((a, b) => a - b);
    if (found.join() !== wanted.join() || results.total !== wanted.length) wrong.push(query);
    const right = new Set(wanted);
    const isRecord = (file) => kindOf(file) === 'records';
    const index_files = files.filter((file) => !isRecord(file));
    const warm = index_files.filter((file) => !['manifest', 'directory'].includes(kindOf(file)));
    rows.push({
      kind,
      found: found.length,
      wanted: wanted.length,
      both: found.filter((article) => right.has(article)).length,
      warm: sum(warm, 'gzip'),
      warmRaw: sum(warm, 'raw'),
      cold: sum(index_files, 'gzip'),
      coldRaw: sum(index_files, 'raw'),
      firstTen: sum(all.filter((file) => isRecord(file) || !files.includes(file)), 'gzip'),
      rounds: 1 + (files.some((file) => kindOf(file) === 'lists') ? 1 : 0),
    });
  }
  return { wrong, rows };
}
