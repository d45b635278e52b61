// Reads the bit streams of the index: 13 bits in two characters of base 91. The codes and the
// alphabet are drawn in generator/search/bits.h; this file is its counterpart.

const digits = new Int8Array(128).fill(-1);
for (let code = 0x21, digit = 0; code <= 0x7e; code++) {
  if (code !== 0x22 && code !== 0x3c && code !== 0x5c) digits[code] = digit++;
}

export class DamagedStream extends Error {}

function widthOf(number) {
  return 32 - Math.clz32(number);
}

// Without floating-point powers, which cost more than all else here.
function powerOfTwo(exponent) {
  return exponent < 31 ? 1 << exponent : 2 ** exponent;
}

export class BitReader {
  #text;
  #next = 0;
  #ready = 0;
  #readyBits = 0;

  constructor(text) {
    if (typeof text !== 'string') throw new DamagedStream(); // no stream
    this.#text = text;
  }

  // Reads up to 32 bits as a number that is not negative.
  read(count) {
    if (count > 16) {
      const high = this.read(count - 16);
      return high * 0x10000 + this.read(16);
    }
    while (this.#readyBits < count) this.#more();
    return this.#take(count);
  }

  // Makes 13 more bits ready; at most 15 are.
  #more() {
    const first = digits[this.#text.charCodeAt(this.#next) & 127];
    const second = digits[this.#text.charCodeAt(this.#next + 1) & 127];
    const pair = first * 91 + second;
    if (this.#next + 2 > this.#text.length || first < 0 || second < 0 || pair > 0x1fff) {
      throw new DamagedStream(); // a stream ends too early or holds foreign characters
    }
    this.#next += 2;
    this.#ready = (this.#ready << 13) | pair;
    this.#readyBits += 13;
  }

  // Takes the first of the bits that are ready.
  #take(count) {
    this.#readyBits -= count;
    const value = this.#ready >>> this.#readyBits;
    this.#ready &= (1 << this.#readyBits) - 1;
    return value;
  }

  gamma() {
    let zeros = 0;
    for (; this.#ready === 0; this.#more()) {
      zeros += this.#readyBits;
      this.#readyBits = 0;
      if (zeros > 31) throw new DamagedStream(); // a number is too large
    }
    const more = this.#readyBits - widthOf(this.#ready);
    this.#take(more + 1);
    zeros += more;
    if (zeros > 31) throw new DamagedStream();
    return powerOfTwo(zeros) + this.read(zeros);
  }

  binary(range) {
    if (range <= 1) return 0;
    const width = widthOf(range - 1);
    const shorter = powerOfTwo(width) - range;
    const value = this.read(width - 1);
    return value < shorter ? value : value * 2 + this.read(1) - shorter;
  }

  // Reads `count` ascending numbers in [low, high].
  sorted(count, low, high) {
    if (count > 0 && count > high - low + 1) throw new DamagedStream(); // more numbers than there are
    const values = new Uint32Array(count);
    this.#fill(values, 0, count, low, high);
    return values;
  }

  #fill(values, begin, end, low, high) {
    while (begin < end) {
      const middle = begin + ((end - begin) >>> 1);
      const before = middle - begin;
      const after = end - 1 - middle;
      const value = low + before + this.binary(high - low - before - after + 1);
      values[middle] = value;
      this.#fill(values, begin, middle, low, value - 1);
      begin = middle + 1;
      low = value + 1;
    }
  }
}
