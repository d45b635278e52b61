// Scripts and style sheets without what only people read: comments, indentation, spaces that divide
// nothing. Names stay as they are, and every line that may end a statement stays a line, so that a
// browser's error still leads to the source.
//
//   // Adds up.                            const sum=(a,b)=>{
//   const sum = (a, b) => {           ->   return a+b;};
//     return a + b; // exact
//   };
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// Understands strings, templates and regular expressions, but one: a regular expression right
// behind a closing parenthesis, as in `if (x) /y/.test(z)`, is taken for a division.
std::string squeezed_script(std::string_view script);

std::string squeezed_style(std::string_view style);

}  // namespace baoku
