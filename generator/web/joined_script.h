// ES modules -> one classic script: fewer round trips, and it runs where modules do not (pages
// opened from a folder, Workers of older browsers).
//
//   search/page.js    import { Engine } from './engine.js';     (() => {
//   search/engine.js  export class Engine {}                ->  const engine_js = (() => {
//                                                                 class Engine {}
//                                                                 return { Engine };
//                                                               })();
//                                                               const page_js = (() => {
//                                                                 const { Engine } = engine_js; …
//
// Understands what our own modules use: named imports from neighbours, one statement each, and
// `export` in front of a function, class or constant at the beginning of a line.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace baoku {

// Joins `entry` and what it imports, each module once, behind those it imports. `modules`: file
// name
// -> source. Throws when an import is missing or circular.
std::string join_modules(const std::map<std::string, std::string>& modules,
                         const std::string& entry);

}  // namespace baoku
