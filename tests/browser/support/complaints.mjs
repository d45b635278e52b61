// The end of a test that looked at many things: nothing may be left to complain about.

import assert from 'node:assert/strict';

const SHOWN = 30;

export function assert_none(complaints) {
  if (complaints.length === 0) return;
  const more = complaints.length > SHOWN ? `\n... and ${complaints.length - SHOWN} more` : '';
  assert.fail(`${complaints.length} complaints:\n${complaints.slice(0, SHOWN).join('\n')}${more}`);
}
