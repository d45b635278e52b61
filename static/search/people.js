// People as search offers them: by what is typed for them, and by number. The files are drawn in
// generator/search/people_index.h.

const MOST_FILES = 2; // of keys that a query may ask for

function wayIn(index) {
  return index.read('people', index.peopleName, (json) => json);
}

// Resolves to [name, path, articles] of each number.
export async function peopleOf(index, numbers) {
  const { block, names } = await wayIn(index);
  return Promise.all(
    numbers.map((number) =>
      index.read('people', names[Math.floor(number / block)], ({ people }) => people[number % block]),
    ),
  );
}

// Resolves to the people whose pinyin begins with `typed`, or whose initials it is: whole keys
// first, then the most named.
export async function peopleTyped(index, typed, most) {
  const { keys } = await wayIn(index);
  let at = keys.findIndex(([first]) => first > typed);
  at = Math.max(0, (at < 0 ? keys.length : at) - 1);
  const files = keys.slice(at, at + MOST_FILES).filter(([first], i) => i === 0 || first.startsWith(typed));
  const rows = await Promise.all(files.map(([, name]) => index.read('people', name, (json) => json.keys)));
  const whole = new Set();
  const begun = new Set();
  for (const [key, ...numbers] of rows.flat()) {
    if (key === typed) numbers.forEach((number) => whole.add(number));
    else if (typed.length > 2 && key.startsWith(typed)) numbers.forEach((number) => begun.add(number));
  }
  const ascending = (numbers) => [...numbers].sort((a, b) => a - b);
  const numbers = [...new Set([...ascending(whole), ...ascending(begun)])].slice(0, most);
  return peopleOf(index, numbers);
}
