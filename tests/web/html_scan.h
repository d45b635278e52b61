// Just enough reading of HTML and XML to test what the site writes.
#pragma once

#include <string>
#include <vector>

#include "memory_output.h"

namespace baoku {

// The values of all attributes of this name, with &amp; and the like as they stand.
std::vector<std::string> attribute_values(const std::string& html, const std::string& name);

// The file that a relative link from the page at `from` leads to: "people/x/index.html". "" when
// the link leaves the site, is empty, or stays on the page.
std::string target_of(const std::string& from, std::string link);

// Says what is wrong with the nesting of an XML text, or "".
std::string xml_fault(const std::string& xml);

std::size_t count(const std::string& text, const std::string& part);

}  // namespace baoku
