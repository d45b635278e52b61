// node --import: what lies in static/ are ES modules, as they are for browsers. Older nodes (18) tell
// modules by package.json or the name .mjs alone, and neither is wanted in a published folder.

import { register } from 'node:module';

const hook = `export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  return found.url.includes('/static/') ? { ...found, format: 'module' } : found;
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
