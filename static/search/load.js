// Gets files of the index: by fetch, or, in pages opened from a folder, where fetch may not read, by
// their script forms ("search/x.js" beside "search/x.json"), which call baokuFile.

import { IndexError } from './files.js';

async function byFetch(root, path) {
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

function byScript(root, path) {
  self.baokuFiles ??= new Map();
  self.baokuFile ??= (name, content) => self.baokuFiles.set(name, content);
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const finish = (settle, value) => {
      script.remove();
      self.baokuFiles.delete(path);
      settle(value);
    };
    script.onerror = () => finish(reject, new IndexError('missing', path));
    script.onload = () => {
      const content = self.baokuFiles.get(path);
      if (content === undefined) finish(reject, new IndexError('damaged', path));
      else finish(resolve, content);
    };
    script.src = new URL(path.replace(/\.json$/, '.js'), root);
    document.head.append(script);
  });
}

// Returns the loader of a site's root.
export function loaderOf(root) {
  const load = new URL(root).protocol === 'file:' ? byScript : byFetch;
  return (path) => load(root, path);
}
