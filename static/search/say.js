// The words of the page, from <script type="application/json" id="ui-strings">; {name} are filled in
// here. The keys stand in templates/strings.*.toml, table [search_script]. And elements made of them.

const strings = JSON.parse(self.document?.getElementById('ui-strings')?.textContent ?? '{}');

export function say(key, values = {}) {
  const text = strings[key] ?? `[${key}]`;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export function dateText(iso) {
  const [, year, month, day] = /^(\d+|-)-(\d+)-(\d+)$/.exec(iso) ?? [];
  if (month === undefined) return say('search_undated');
  const values = { year, month: Number(month), day: Number(day) };
  return say(year === '-' ? 'search_date_noyear' : 'search_date', values);
}

// At most `length` characters, never half of one.
export function shortened(text, length = 60) {
  const characters = [...text.trim()].filter((c) => !/^[\ud800-\udfff]$/.test(c));
  return characters.length <= length ? characters.join('') : characters.slice(0, length).join('') + '…';
}

export function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

export function button(className, onClick, ...children) {
  const node = element('button', className, ...children);
  node.type = 'button';
  node.addEventListener('click', onClick);
  return node;
}
