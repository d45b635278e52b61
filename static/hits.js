// Marks in an article what a search has found there, and leads from one place to the next. The search
// page writes the strings, as they are printed here, behind the "#" of its links: #q=臺灣&q=台湾. Without
// them, or without script, the page is as it is. The words are data attributes of this script.
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  const PARTS = '.headline .kicker, .headline h1, .headline .subtitle, .byline, .text > *';
  const MOST = 500;

  function stringsToMark() {
    const wanted = new URLSearchParams(location.hash.slice(1)).getAll('q').filter((text) => text !== '');
    return wanted.slice(0, 20).sort((a, b) => b.length - a.length);
  }

  // The text nodes of a part and where each begins in the text of all.
  function textOf(part) {
    const nodes = [];
    let text = '';
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, begin: text.length });
      text += walker.currentNode.data;
    }
    return { nodes, text };
  }

  function hitsIn(text, strings) {
    const hits = [];
    for (let at = 0; at < text.length && hits.length < MOST; ) {
      let next = null;
      for (const string of strings) {
        const found = text.indexOf(string, at);
        if (found >= 0 && (next === null || found < next[0])) next = [found, found + string.length];
      }
      if (next === null) break;
      hits.push(next);
      at = next[1];
    }
    return hits;
  }

  // Wraps text[begin, end), which may go over several nodes, and returns the first mark.
  function mark({ node, begin }, from, to) {
    const start = Math.max(from - begin, 0);
    const end = Math.min(to - begin, node.data.length);
    const piece = node.splitText(start);
    piece.splitText(end - start);
    const wrapper = document.createElement('mark');
    wrapper.className = 'hit';
    piece.replaceWith(wrapper);
    wrapper.append(piece);
    return wrapper;
  }

  function markPart(part, strings) {
    const { nodes, text } = textOf(part);
    const places = [];
    // From the end, so that what is split does not move what is still to come.
    for (const [from, to] of hitsIn(text, strings).reverse()) {
      const touched = nodes.filter(({ node, begin }) => begin < to && begin + node.data.length > from);
      const marks = touched.reverse().map((one) => mark(one, from, to));
      places.unshift(marks.at(-1));
    }
    return places;
  }

  function bar(places) {
    let here = -1;
    const count = document.createElement('span');
    count.setAttribute('role', 'status');
    const go = (step) => {
      places[here]?.classList.remove('here');
      here = (here + step + places.length) % places.length;
      places[here].classList.add('here');
      places[here].scrollIntoView({ block: 'nearest' });
      count.textContent = words.count.replace('{n}', here + 1).replace('{total}', places.length);
    };
    const button = (sign, name, act) => {
      const node = document.createElement('button');
      node.type = 'button';
      node.textContent = sign;
      node.setAttribute('aria-label', name);
      node.title = name;
      node.addEventListener('click', act);
      return node;
    };
    const node = document.createElement('div');
    node.className = 'hits-bar';
    const close = () => {
      document.querySelectorAll('mark.hit').forEach((one) => one.replaceWith(...one.childNodes));
      node.remove();
      try {
        history.replaceState(history.state, '', location.pathname + location.search);
      } catch {
        // A page in a folder may keep its address.
      }
    };
    node.append(
      count,
      button('↑', words.previous, () => go(-1)),
      button('↓', words.next, () => go(1)),
      button('×', words.close, close),
    );
    document.body.append(node);
    go(1);
  }

  function start() {
    document.querySelector('.hits-bar')?.remove();
    document.querySelectorAll('mark.hit').forEach((one) => one.replaceWith(...one.childNodes));
    document.querySelector('.article')?.normalize();
    const strings = stringsToMark();
    if (strings.length === 0) return;
    const places = [...document.querySelectorAll(PARTS)].flatMap((part) => markPart(part, strings));
    if (places.length > 0) bar(places);
  }

  window.addEventListener('hashchange', start);
  start();
})();
