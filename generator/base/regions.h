// Names of the world's countries and territories, from ICU's locale data.
#pragma once

#include <string>
#include <vector>

namespace baoku {

// Returns the Chinese names of all ISO 3166 regions (俄罗斯, 塔吉克斯坦, 美国), sorted.
std::vector<std::string> chinese_region_names();

}  // namespace baoku
