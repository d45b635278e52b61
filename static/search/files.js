// The files of the index: fetched once, checked against their names, and what is wrong with them
// said in one kind of error.

export const FORMAT = 4;

// kind: "missing" (detail: why), "damaged", "format" (detail: the number found).
export class IndexError extends Error {
  constructor(kind, file, detail = '') {
    super(`${kind}: ${file} ${detail}`);
    this.kind = kind;
    this.file = file;
    this.detail = String(detail);
  }
}

// The name that a file has by its content; see generator/search/content_name.h.
export function contentName(text) {
  const bytes = new TextEncoder().encode(text);
  let first = 0x811c9dc5;
  let second = 0x2545f491;
  for (const byte of bytes) {
    first = Math.imul(first ^ byte, 0x01000193);
    second = Math.imul(((second << 5) | (second >>> 27)) ^ byte, 0x9e3779b1);
  }
  const high = mixed(first);
  const low = mixed(second);
  let name = '';
  for (let i = 0; i < 6; i++) name += ((high >>> (27 - 5 * i)) & 31).toString(32);
  name += (((high & 3) << 3) | (low >>> 29)).toString(32);
  for (let i = 0; i < 2; i++) name += ((low >>> (24 - 5 * i)) & 31).toString(32);
  return name;
}

function mixed(h) {
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

// Returns what a file holds; `content` is its text, or what a script form has parsed already.
export function parse(path, content) {
  let json = content;
  if (typeof content === 'string') {
    try {
      json = JSON.parse(content);
    } catch {
      throw new IndexError('damaged', path);
    }
  }
  if (json === null || typeof json !== 'object' || json.format === undefined) {
    throw new IndexError('damaged', path);
  }
  if (json.format !== FORMAT) throw new IndexError('format', path, json.format);
  return json;
}

// Loads and keeps files. `load(path)` gives the content of a file below the site's root: its text,
// or, from a script form, the object that it holds.
export class Files {
  static #most = 400; // kept; the oldest go first
  #load;
  #kept = new Map();

  constructor(load) {
    this.#load = load;
  }

  // A file whose name tells its content.
  named(folder, name) {
    return this.#keep(`search/${folder}/${name}.json`, name);
  }

  // A file of records, whose folder has the hash.
  records(group, number) {
    return this.#keep(`search/records/${group}/${number}.json`, null);
  }

  #keep(path, name) {
    let file = this.#kept.get(path);
    if (file === undefined) {
      file = this.#fetch(path, name);
      this.#kept.set(path, file);
      file.catch(() => this.#kept.delete(path)); // a later query may have more luck
      if (this.#kept.size > Files.#most) this.#kept.delete(this.#kept.keys().next().value);
    }
    return file;
  }

  async #fetch(path, name) {
    const content = await this.#load(path);
    const json = parse(path, content);
    if (name !== null && typeof content === 'string' && contentName(content) !== name) {
      throw new IndexError('damaged', path);
    }
    return json;
  }
}
