// What the published tables mean, for those who download them: data/README.md.
#pragma once

#include <string_view>

namespace baoku {

extern const std::string_view kSchema;

}  // namespace baoku
