// Entry point for coverage-guided fuzzers (libFuzzer, AFL++): see CMakeLists.txt.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "sheet_claims.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (baoku::first_invalid_utf8(text) || text.find('\0') != std::string_view::npos) return 0;
  const std::string broken = baoku::broken_claim(text);
  if (broken.empty()) return 0;
  std::fprintf(stderr, "claim broken: %s\n", broken.c_str());
  std::abort();
}
