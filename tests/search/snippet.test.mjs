import assert from 'node:assert/strict';
import test from 'node:test';

import { findHits, markedParts, snippetParts } from '../../static/search/snippet.js';
import { open } from './site.mjs';

const index = await open('folding');
const folding = await index.foldingFor('臺灣ＡＢ ');
const snippetOf = (record, terms) => snippetParts(record, (text) => findHits(text, terms, folding));
const bracketed = (parts) => parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

test('marks stand in the original writing', () => {
  const text = '在臺 灣，ＡＢ公司';
  const { hits, different } = findHits(text, ['台湾', 'ab'], folding);
  assert.equal(different, 2);
  assert.equal(bracketed(markedParts(text, hits)), '在[臺 灣]，[ＡＢ]公司');
});

test('hits that touch or overlap are one mark', () => {
  const { hits } = findHits('aaaa b', ['aa', 'b'], folding);
  assert.deepEqual(hits, [
    [0, 4],
    [5, 6],
  ]);
});

test('the passage with the most terms is shown, cut around the first hit', () => {
  const long = '前'.repeat(200);
  const record = { title: '题', blocks: ['无', `${long}甲乙${long}`, '甲'] };
  const text = bracketed(snippetOf(record, ['甲', '乙']));
  assert.match(text, /^…前{24}\[甲乙\]前+…$/);
  assert.equal(text.length, 1 + 96 + 2 + 1);
});

test('without a hit in the text, its beginning is shown', () => {
  const record = { title: '甲', blocks: ['开头的一段', '第二段'] };
  assert.equal(bracketed(snippetOf(record, ['甲'])), '开头的一段');
  assert.deepEqual(snippetOf({ title: '甲' }, ['甲']), []);
});

test('a passage never begins or ends inside a character', () => {
  for (let shift = 0; shift < 4; shift++) {
    const record = { blocks: ['x'.repeat(shift) + '😀'.repeat(80) + '甲' + '😀'.repeat(80)] };
    for (const { text } of snippetOf(record, ['甲'])) assert.doesNotMatch(text, /\p{Surrogate}/u);
  }
});

test('markup in a text stays text', () => {
  const record = { blocks: ['<b>甲</b>'] };
  assert.equal(bracketed(snippetOf(record, ['甲'])), '<b>[甲]</b>');
});

test('a hit at the end of the passage is shown whole', () => {
  const record = { blocks: [`甲乙${'前'.repeat(93)}甲乙后后后`] };
  assert.match(bracketed(snippetOf(record, ['甲乙'])), /^\[甲乙\]前{93}\[甲乙\]…$/);
});
