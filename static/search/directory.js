// The directory: which file has the grams from a border on. Counterpart of generator/search/directory.cpp.

import { DamagedStream } from './bits.js';
import { readName, readRest } from './grams.js';

// Returns [{ border, name }]: borders ascending, and the names of their files.
export function readEntries(bits, width) {
  const entries = [];
  const border = [];
  for (let left = bits.gamma() - 1; left > 0; left--) {
    const kept = bits.gamma() - 1;
    if (kept > border.length) throw new DamagedStream(); // a border keeps more than there is
    readRest(bits, border, kept, bits.gamma(), width);
    entries.push({ border: [...border], name: readName(bits) });
  }
  return entries;
}

function isBefore(a, b) {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    if (a[i] !== b[i]) return a[i] < b[i];
  }
  return a.length < b.length;
}

// The last entry whose border is not behind `gram`, or null.
export function entryFor(entries, gram) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(gram, entries[middle].border)) high = middle;
    else low = middle + 1;
  }
  return low === 0 ? null : entries[low - 1];
}
