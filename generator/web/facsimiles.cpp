#include "web/facsimiles.h"

#include <algorithm>
#include <fstream>

#include "base/files.h"
#include "base/parallel.h"

namespace baoku {
namespace {

std::size_t byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
std::size_t big(std::string_view bytes, std::size_t at) {
  return byte(bytes, at) << 8 | byte(bytes, at + 1);
}
std::size_t little(std::string_view bytes, std::size_t at) {
  return byte(bytes, at) | byte(bytes, at + 1) << 8;
}

// A JPEG is a row of segments FF xx length; the frame's holds the size.
ImageSize jpeg_size(std::string_view bytes) {
  for (std::size_t at = 2; at + 9 < bytes.size();) {
    if (byte(bytes, at) != 0xFF) return {};
    const std::size_t kind = byte(bytes, at + 1);
    if (kind == 0xFF) {
      ++at;
      continue;
    }
    const bool is_frame =
        kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
    if (is_frame) return {big(bytes, at + 7), big(bytes, at + 5)};
    at += 2 + big(bytes, at + 2);
  }
  return {};
}

ImageSize webp_size(std::string_view bytes) {
  const std::string_view kind = bytes.substr(12, 4);
  if (kind == "VP8 ") return {little(bytes, 26) & 0x3FFF, little(bytes, 28) & 0x3FFF};
  if (kind == "VP8L") {
    const std::size_t bits = little(bytes, 21) | little(bytes, 23) << 16;
    return {(bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
  }
  if (kind == "VP8X") {
    return {(little(bytes, 24) | byte(bytes, 26) << 16) + 1,
            (little(bytes, 27) | byte(bytes, 29) << 16) + 1};
  }
  return {};
}

}  // namespace

ImageSize image_size(std::string_view bytes) {
  if (bytes.size() < 32) return {};
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) {
    return {big(bytes, 16) << 16 | big(bytes, 18), big(bytes, 20) << 16 | big(bytes, 22)};
  }
  if (bytes.starts_with("GIF8")) return {little(bytes, 6), little(bytes, 8)};
  if (bytes.starts_with("\xFF\xD8")) return jpeg_size(bytes);
  if (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") return webp_size(bytes);
  return {};
}

std::string read_beginning(const std::string& file, std::size_t most) {
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(most, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(most));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

const Facsimile* facsimile_of(const Context& context, const Sheet& sheet) {
  const auto& all = context.config.facsimiles;  // sorted by source
  const auto found = std::lower_bound(
      all.begin(), all.end(), sheet.source.path(),
      [](const Facsimile& each, const std::string& path) { return each.source < path; });
  return found != all.end() && found->source == sheet.source.path() ? &*found : nullptr;
}

void write_facsimiles(const Context& context, Output& output) {
  parallel_for(context.printed_sheets.size(), context.config.jobs, [&](std::size_t i) {
    const SheetEntry& sheet = context.archive.sheets[context.printed_sheets[i]];
    const Facsimile* const facsimile = facsimile_of(context, sheet.sheet);
    if (facsimile != nullptr)
      output.write(sheet.path + facsimile->name, read_file(facsimile->file));
  });
}

}  // namespace baoku
