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
    let folded = this.#known.get(text);
    if (folded === undefined) {
      folded = this.#folded(text.normalize('NFC'));
      if (this.#known.size >= MOST_KNOWN) this.#known.clear();
      this.#known.set(text, folded);
    }
    return folded;
  }

  #folded(text) {
    let folded = '';
    let behind = 0; // what is folded already
    for (let i = 0; i < text.length; i++) {
      if (this.#mayChange[text.charCodeAt(i)] === 0) continue;
      const codePoint = text.codePointAt(i);
      const target = this.#targets.get(codePoint);
      if (target === undefined) continue;
      folded += text.slice(behind, i) + target;
      if (codePoint > 0xffff) i++;
      behind = i + 1;
    }
    return folded + text.slice(behind);
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
