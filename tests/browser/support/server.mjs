// A static file server as plain as the plainest host: folders are their index.html, a folder without
// its slash is redirected, what is missing is 404.html with status 404. Options show other hosts: a
// sub-path (`prefix: '/archive'`) and compression (`gzip: true`).

import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/jsonl; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
};

// Serves `root` on a free port of 127.0.0.1. Returns { url, close }: `url` ends in '/', and
// `requests` grows by { path, status, bytes } for every answer.
export async function serve(root, { prefix = '', gzip = false } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    const answer = await find(root, prefix, path);
    const headers = { 'content-type': answer.type ?? 'text/plain', 'cache-control': 'no-cache' };
    let body = answer.body ?? Buffer.from('');
    if (answer.location) headers.location = encodeURI(answer.location);
    if (gzip && /gzip/.test(request.headers['accept-encoding'] ?? '')) {
      headers['content-encoding'] = 'gzip';
      body = gzipSync(body);
    }
    requests.push({ path, status: answer.status, bytes: body.length });
    response.writeHead(answer.status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}${prefix}/`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { url, requests, close };
}

async function find(root, prefix, path) {
  if (!path.startsWith(`${prefix}/`)) return { status: 404 };
  let file = join(root, normalize(path.slice(prefix.length)));
  const found = await stat(file).catch(() => null);
  if (found?.isDirectory()) {
    if (!path.endsWith('/')) return { status: 301, location: `${path}/` };
    file = join(file, 'index.html');
  }
  try {
    return { status: 200, type: TYPES[extname(file)], body: await readFile(file) };
  } catch {
    const body = await readFile(join(root, '404.html')).catch(() => Buffer.from('not found'));
    return { status: 404, type: TYPES['.html'], body };
  }
}
