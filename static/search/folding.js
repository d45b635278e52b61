// Folds text as the index was folded, from the tables that the build published: the browser never
// decides for itself what equals what. Counterpart of generator/search/published_folding.h.

export class Folding {
  #targets = new Map(); // code point -> what it becomes
  #changed = /[]/u; // any of them

  // Adds a table {"drop": [first, last, ...], "to": {target: sources}}.
  add(table) {
    for (let i = 0; i + 1 < table.drop.length; i += 2) {
      for (let c = table.drop[i]; c <= table.drop[i + 1]; c++) this.#targets.set(c, '');
    }
    for (const [target, sources] of Object.entries(table.to)) {
      for (const source of sources) this.#targets.set(source.codePointAt(0), target);
    }
    const escapes = Array.from(this.#targets.keys(), (c) => `\\u{${c.toString(16)}}`);
    this.#changed = new RegExp(`[${escapes.join('')}]`, 'gu');
  }

  has(codePoint) {
    return this.#targets.has(codePoint);
  }

  fold(text) {
    return text.normalize('NFC').replace(this.#changed, (c) => this.#targets.get(c.codePointAt(0)));
  }

  // Folds a text in NFC and remembers the way back: unit i of `text` came from the original's units
  // begins[i] .. ends[i].
  foldWithSpans(original) {
    let text = '';
    const begins = [];
    const ends = [];
    let at = 0;
    for (const character of original) {
      const folded = this.#targets.get(character.codePointAt(0)) ?? character;
      text += folded;
      for (let i = 0; i < folded.length; i++) {
        begins.push(at);
        ends.push(at + character.length);
      }
      at += character.length;
    }
    return { text, begins, ends };
  }
}
