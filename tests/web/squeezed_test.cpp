#include "web/squeezed.h"

#include <catch2/catch.hpp>

namespace baoku {
namespace {

TEST_CASE("a script loses comments and spaces and nothing else") {
  CHECK(squeezed_script("// Adds up.\nconst sum = (a, b) => {\n  return a + b; // exact\n};\n") ==
        "const sum=(a,b)=>{return a+b;};\n");
  CHECK(squeezed_script("let a = 1\nlet b = a /* once */ + + a;") == "let a=1\nlet b=a+ +a;\n");
  CHECK(squeezed_script("return 'a  //  b' + \"/* c */\";") == "return'a  //  b'+\"/* c */\";\n");
  CHECK(squeezed_script("static #most = 400;\nget #x() {\n  return 1\n}\n") ==
        "static #most=400;get #x(){return 1}\n");
  CHECK(squeezed_script("const 值 = typeof 名 ;") == "const 值=typeof 名;\n");
  CHECK(squeezed_script("") == "\n");
}

TEST_CASE("a statement that its line ends stays ended") {
  CHECK(squeezed_script("a = b\n(c)\n  [d] = e\n") == "a=b\n(c)\n[d]=e\n");
  CHECK(squeezed_script("i\n++\nj") == "i\n++\nj\n");
}

TEST_CASE("templates and regular expressions stay as they are") {
  CHECK(squeezed_script("x = `a  ${ f(`b  }`, { c: '}' }) }  // d`;") ==
        "x=`a  ${ f(`b  }`, { c: '}' }) }  // d`;\n");
  CHECK(squeezed_script("x = `a`;  // b") == "x=`a`;\n");
  CHECK(squeezed_script("const x = /[ /]  \\/ '/u.exec(y) ;") ==
        "const x= /[ /]  \\/ '/u.exec(y);\n");
  CHECK(squeezed_script("f( / \" /g , 2)") == "f( / \" /g,2)\n");
  CHECK(squeezed_script("return / \" /.test(x)") == "return / \" /.test(x)\n");
  CHECK(squeezed_script("a = (b + c) / 2 / d;") == "a=(b+c) / 2 / d;\n");
}

TEST_CASE("a style sheet loses comments and spaces and nothing else") {
  CHECK(squeezed_style("/* All */\na :hover,\na > b {\n  margin: 0 auto;\n  color: red;\n}\n") ==
        "a :hover,a > b{margin:0 auto;color:red}\n");
  CHECK(squeezed_style(".x::after { content: \"a ; /* b */ }\" / \"\"; }") ==
        ".x::after{content:\"a ; /* b */ }\" / \"\"}\n");
  CHECK(squeezed_style("@media (max-width: 30rem) and (hover) { a { width: calc(1px + 2em); } }") ==
        "@media (max-width:30rem) and (hover){a{width:calc(1px + 2em)}}\n");
}

}  // namespace
}  // namespace baoku
