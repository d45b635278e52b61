// Escaping for what is not written through a template: HTML made of several parts, XML, JSON.
#pragma once

#include <string>
#include <string_view>

namespace baoku {

// Appends `text` for HTML and XML, as element content or inside a quoted attribute. Control
// characters, which neither may contain, become spaces.
void append_escaped(std::string& out, std::string_view text);
std::string escaped(std::string_view text);

// The same as ctemplate's :html_escape and :pre_escape have it: of control characters only line
// breaks and tabs become spaces, or none.
void append_escaped_line(std::string& out, std::string_view text);
void append_escaped_lines(std::string& out, std::string_view text);

// Appends `text` as a JSON string with its quotes, safe inside a <script> element.
void append_json_string(std::string& out, std::string_view text);

}  // namespace baoku
