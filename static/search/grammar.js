// The language of queries. It is drawn in generator/search/query_grammar.h; both are held to
// tests/search/query_cases.json.
//
// An item: { field, text, exact, negated } or { days: [from, to], negated }; fields have the numbers
// of generator/search/fields.h. `unread`: a date or sheet that is none, taken as a word.

export const MOST_ITEMS = 24;

export const Field = { text: 0, title: 1, person: 2, author: 3, section: 4, paper: 5, sheet: 6, seam: 7 };

const DAYS = 'days';
const NAMES = {
  标题: 1, 標題: 1, title: 1, 人物: 2, person: 2, 记者: 3, 記者: 3, 作者: 3, author: 3,
  栏目: 4, 欄目: 4, section: 4, 报纸: 5, 報紙: 5, 报: 5, 報: 5, paper: 5, 版: 6, sheet: 6,
  日期: DAYS, date: DAYS,
};

// White_Space of Unicode, written out because \s means another set.
const SPACE = /[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const NOT_SPACE = new RegExp(SPACE.source.replace('[', '[^'), 'u');

// Numbers days in order; see generator/search/days.h.
export function dayNumber(year, month, day) {
  return year * 416 + month * 32 + day;
}

// Full-width forms become ASCII, ASCII capitals small.
function plain(text) {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (c) => c.toLowerCase());
}

function parseDay(typed) {
  const text = typed.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const match = /^(\d{1,4})(?:[-/.年]|$)(?:(\d{1,2})(?:[-/.月]|$)(?:(\d{1,2})日?)?)?$/.exec(text);
  if (match === null) return null;
  const [year, month, day] = match.slice(1).map((digits) => (digits === undefined ? null : Number(digits)));
  if (month === null) return [dayNumber(year, 0, 0), dayNumber(year, 12, 31)];
  if (month < 1 || month > 12) return null;
  if (day === null) return [dayNumber(year, month, 0), dayNumber(year, month, 31)];
  if (day < 1 || day > 31) return null;
  return [dayNumber(year, month, day), dayNumber(year, month, day)];
}

function parseDays(typed) {
  const text = plain(typed);
  const dots = text.indexOf('..');
  if (dots < 0) return parseDay(text);
  const before = text.slice(0, dots);
  const behind = text.slice(dots + 2);
  if (before === '' && behind === '') return null;
  const first = before === '' ? [1] : parseDay(before);
  const last = behind === '' ? [0, Infinity] : parseDay(behind);
  if (first === null || last === null) return null;
  // Articles without a date are in no span of days.
  if (first[0] <= last[1]) return [first[0] || 1, last[1]];
  return [last[0] || 1, first[1]]; // the later end stood in front
}

// 2, 02, B2, 第B02版 -> "b2"
function parseSheet(typed) {
  const [, series, number] = /^第?([a-z]{0,3})(\d{1,4})版?$/.exec(plain(typed)) ?? [];
  return Number(number) > 0 ? series + Number(number) : null;
}

// The phrase that begins at `from`: its text, and where it ends; null when none does.
function phraseAt(query, from) {
  const mark = query[from];
  if (mark !== '"' && mark !== '“' && mark !== '＂') return null;
  const close = query.indexOf(mark === '“' ? '”' : mark, from + 1);
  if (close < 0 && mark === '“') return null;
  const end = close < 0 ? query.length : close;
  return { text: query.slice(from + 1, end), end: Math.min(query.length, end + 1) };
}

// Reads one item at `at`: [item or null, where it ends].
function itemAt(query, at, end) {
  let negated = false;
  if ((query[at] === '-' || query[at] === '－') && at + 1 < end) {
    negated = true;
    at++;
  }
  const term = (field, text, exact) =>
    NOT_SPACE.test(text) ? { field, text, exact, negated } : null;
  const whole = phraseAt(query, at);
  if (whole) return [term(Field.text, whole.text, true), whole.end];
  const [name] = /^[^:：]*(?=[:：])/.exec(query.slice(at, end)) ?? [''];
  const key = plain(name);
  if (name === '' || !Object.hasOwn(NAMES, key)) {
    return [term(Field.text, query.slice(at, end), false), end];
  }
  const begin = at + name.length + 1;
  const phrase = phraseAt(query, begin);
  const typed = phrase ? phrase.text : query.slice(begin, end);
  const stop = phrase ? phrase.end : end;
  if (typed === '') return [null, stop];
  const field = NAMES[key];
  if (field === DAYS) {
    const days = parseDays(typed);
    if (days) return [{ days, negated }, stop];
  } else if (field === Field.sheet) {
    const label = parseSheet(typed);
    if (label) return [term(field, label, true), stop];
  } else {
    return [term(field, typed, phrase !== null), stop];
  }
  return [{ ...term(Field.text, query.slice(at, stop), false), unread: true }, stop];
}

// Returns the groups of a query; each is a list of items of which one must be met.
export function parseQuery(query) {
  const groups = [];
  let joins = false; // an OR stands in front
  for (let at = 0; ; ) {
    while (at < query.length && SPACE.test(query[at])) at++;
    if (at >= query.length) return groups;
    let end = at;
    while (end < query.length && !SPACE.test(query[end])) end++;
    if (groups.length > 0 && !joins && /^(OR|[|｜])$/.test(query.slice(at, end))) {
      joins = true;
      at = end;
      continue;
    }
    const [item, next] = itemAt(query, at, end);
    at = next;
    if (item === null) continue;
    if (joins) groups.at(-1).push(item);
    else groups.push([item]);
    joins = false;
  }
}
