// Grams and names as the bit streams of the index write them: each gram as what it changes of the one
// before it. Counterpart of generator/search/shard_grams.cpp.

import { DamagedStream } from './bits.js';

const FIELDS = 8;
const NAME_LENGTH = 9;

// Changes `gram` from the one before to the one written.
export function readRest(bits, gram, kept, added, width) {
  const replaced = kept < gram.length ? gram[kept] : 0;
  gram.length = kept;
  for (let i = 0; i < added; i++) {
    const rises = i === 0 && replaced !== 0;
    let symbol;
    if (rises) symbol = replaced + bits.gamma();
    else if (gram.length === 0) symbol = bits.binary(width * FIELDS) + 1;
    else symbol = gram[0] - ((gram[0] - 1) % width) + bits.binary(width);
    if (symbol > width * FIELDS) throw new DamagedStream(); // a symbol does not exist
    gram.push(symbol);
  }
}

export function readName(bits) {
  let name = '';
  for (let i = 0; i < NAME_LENGTH; i++) name += bits.read(5).toString(32);
  return name;
}
