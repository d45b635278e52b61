// What the articles of a result have in common. The files are drawn in generator/search/facets.h.

import { BitReader } from './bits.js';
import { peopleOf } from './people.js';

const MOST = 12; // values of one facet that are shown

class Counts {
  #counts = new Map();

  add(value) {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1);
  }

  // The most frequent as [value, count].
  top() {
    return [...this.#counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST);
  }
}

// Calls visit(paper, section, people) for the articles of one file that are in `wanted`.
function readGroup({ papers, sections, bits: text }, people, wanted, visit) {
  const bits = new BitReader(text);
  for (let place = 0, next = 0; next < wanted.length; place++) {
    const paper = bits.binary(papers.length + 1);
    const section = bits.binary(sections.length + 1);
    const named = bits.sorted(bits.gamma() - 1, 0, people - 1);
    if (place !== wanted[next]) continue;
    next++;
    visit(papers[paper - 1], sections[section - 1], named);
  }
}

// Resolves to { paper, section, person }: lists of [value, articles], the most frequent first.
// `articles` is ascending.
export async function countFacets(index, articles) {
  const group = index.facetGroup;
  const groups = new Map(); // number -> places in it
  for (const article of articles) {
    const number = Math.floor(article / group);
    if (!groups.has(number)) groups.set(number, []);
    groups.get(number).push(article % group);
  }
  const { people } = await index.read('people', index.peopleName, (json) => json);
  const [paper, section, person] = [new Counts(), new Counts(), new Counts()];
  await Promise.all(
    Array.from(groups, ([number, places]) =>
      index.read('facets', index.facetNames[number], (json) =>
        readGroup(json, people, places, (ofPaper, ofSection, named) => {
          if (ofPaper !== undefined) paper.add(ofPaper);
          if (ofSection !== undefined) section.add(ofSection);
          for (const number of named) person.add(number);
        }),
      ),
    ),
  );
  const top = person.top();
  const names = await peopleOf(index, top.map(([number]) => number));
  return {
    paper: paper.top(),
    section: section.top(),
    person: top.map(([, count], i) => [names[i][0], count]),
  };
}
