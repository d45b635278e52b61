// Folds text as the index was folded, from the tables that the build published: the browser never
// decides for itself what equals what. Counterpart of generator/search/published_folding.h.

const MOST_KNOWN = 1000;

export class Folding {
  #targets = new Map(); // code point -> what it becomes
  #mayChange = new Uint8Array(0x10000); // 1 for the UTF-16 units that those begin with
  #known = new Map(); // texts that were folded lately: one search asks for the same ones again

  // Adds a table {"drop": [first, last, ...], "to": {target: sources}}.
  add(table) {
    for (let i = 0; i + 1 < table.drop.length; i += 2) {
      for (let c = table.drop[i]; c <= table.drop[i + 1]; c++) this.#targets.set(c, '');
    }
    for (const [target, sources] of Object.entries(table.to)) {
      for (const source of sources) this.#targets.set(source.codePointAt(0), target);
    }
    for (const c of this.#targets.keys()) this.#mayChange[String.fromCodePoint(c).charCodeAt(0)] = 1;
    this.#known.clear();
  }

  has(codePoint) {
    return this.#targets.has(codePoint);
  }

  fold(text) {
    return this.#remembered(text).folded;
  }

  // Returns [begin, end) of the units of an original text, in NFC, that units begin .. end of its
  // folded form came from.
  spanOf(text, begin, end) {
    const { changes } = this.#remembered(text);
    return [unitsOf(text, changes, begin)[0], unitsOf(text, changes, end - 1)[1]];
  }

  #remembered(text) {
    let known = this.#known.get(text);
    if (known === undefined) {
      known = this.#foldedWithChanges(text.normalize('NFC'));
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(text, known);
    }
    return known;
  }

  // `changes`: four numbers for each character that folds to something else, ascending: where what it
  // becomes begins and ends, where it begins and ends itself.
  #foldedWithChanges(text) {
    let folded = '';
    const changes = [];
    let behind = 0; // what is folded already
    for (let i = 0; i < text.length; i++) {
      if (this.#mayChange[text.charCodeAt(i)] === 0) continue;
      const codePoint = text.codePointAt(i);
      const target = this.#targets.get(codePoint);
      if (target === undefined) continue;
      const begin = i;
      if (codePoint > 0xffff) i++;
      folded += text.slice(behind, begin);
      changes.push(folded.length, folded.length + target.length, begin, i + 1);
      folded += target;
      behind = i + 1;
    }
    return { folded: folded + text.slice(behind), changes };
  }
}

// The units of the original that a folded unit came from.
function unitsOf(text, changes, at) {
  let low = 0;
  let high = changes.length / 4;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[4 * middle] <= at) low = middle + 1;
    else high = middle;
  }
  const [, end, begin, behind] = low > 0 ? changes.slice(4 * low - 4, 4 * low) : [0, 0, 0, 0];
  if (at < end) return [begin, behind];
  const unit = behind + at - end;
  if (isHalf(text, unit, 0xdc00) && isHalf(text, unit - 1, 0xd800)) return [unit - 1, unit + 1];
  return [unit, unit + (isHalf(text, unit, 0xd800) && isHalf(text, unit + 1, 0xdc00) ? 2 : 1)];
}

// Is the unit one of the halves 0xd800 .. 0xdbff or 0xdc00 .. 0xdfff of a character?
function isHalf(text, at, first) {
  return (text.charCodeAt(at) & 0xfc00) === first;
}
