#include "base/decode_source.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "base/encoding.h"
#include "base/utf8.h"

namespace baoku {
namespace {

Position position_in_bytes(std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const std::size_t line_end = before.rfind('\n');
  const std::string_view of_line =
      line_end == std::string_view::npos ? before : before.substr(line_end + 1);
  const bool is_utf8 = !first_invalid_utf8(of_line);
  return {1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
          1 + (is_utf8 ? count_code_points(of_line) : of_line.size())};
}

}  // namespace

std::optional<Source> decode_source(std::string_view path, std::string_view bytes,
                                    Diagnostics& diagnostics) {
  std::variant<Decoded, Undecodable> decoded = decode_text(bytes);
  if (auto* failure = std::get_if<Undecodable>(&decoded)) {
    diagnostics.add({std::string(path), position_in_bytes(bytes, failure->offset), Severity::error,
                     std::move(failure->message), ""});
    return std::nullopt;
  }
  return Source(std::string(path), std::move(std::get<Decoded>(decoded).text));
}

}  // namespace baoku
