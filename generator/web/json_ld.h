// Structured data for search engines: schema.org NewsArticle and Person as JSON-LD.
#pragma once

#include <string>

#include "web/context.h"

namespace baoku {

// Returns JSON that may stand inside <script>; addresses are in it only when base_url is known.
std::string article_json_ld(const Context& context, const Entry& entry);
std::string person_json_ld(const Context& context, const Person& person);

}  // namespace baoku
