#include "base/published_files.h"

#include <xxhash.h>

#include <array>
#include <bit>
#include <charconv>
#include <utility>

namespace baoku {
namespace {

constexpr std::string_view kHead = "baoku files 1\n";

void append_hex(std::string& out, std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<char, 16> digits;
  for (std::size_t i = digits.size(); i-- > 0; value >>= 4) digits[i] = kDigits[value & 0xF];
  out.append(digits.data(), digits.size());
}

bool parse_number(std::string_view text, std::uint64_t& value) {
  const char* const end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  return result.ec == std::errc() && result.ptr == end;
}

// As append_hex writes it; by hand, because from_chars takes long and a list has hundreds of
// thousands.
bool parse_hex(std::string_view digits, std::uint64_t& value) {
  value = 0;
  for (const char c : digits) {
    const bool is_digit = c >= '0' && c <= '9';
    if (!is_digit && (c < 'a' || c > 'f')) return false;
    value = value << 4 | static_cast<std::uint64_t>(is_digit ? c - '0' : c - 'a' + 10);
  }
  return true;
}

}  // namespace

FileFacts file_facts(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {bytes.size(), hash.high64, hash.low64};
}

struct GrowingFacts::State {
  XXH3_state_t* hash = XXH3_createState();
  ~State() { XXH3_freeState(hash); }
};

GrowingFacts::GrowingFacts() : state_(std::make_unique<State>()) {
  XXH3_128bits_reset(state_->hash);
}
GrowingFacts::~GrowingFacts() = default;

void GrowingFacts::append(std::string_view bytes) {
  XXH3_128bits_update(state_->hash, bytes.data(), bytes.size());
  size_ += bytes.size();
}

FileFacts GrowingFacts::facts() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_->hash);
  return {size_, hash.high64, hash.low64};
}

PathIndex::PathIndex(const PublishedFiles& files)
    : files_(files), table_(std::bit_ceil(files.size() * 2 + 1), kNone) {
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    std::size_t slot = slot_of(files[i].path);
    while (table_[slot] != kNone) slot = next(slot);
    table_[slot] = i;
  }
}

std::size_t PathIndex::slot_of(std::string_view path) const {
  return XXH3_64bits(path.data(), path.size()) & (table_.size() - 1);
}

std::uint32_t PathIndex::find(std::string_view path) const {
  std::size_t slot = slot_of(path);
  while (table_[slot] != kNone && files_[table_[slot]].path != path) slot = next(slot);
  return table_[slot];
}

std::string hash_text(const FileFacts& facts) {
  std::string out;
  append_hex(out, facts.hash_high);
  append_hex(out, facts.hash_low);
  return out;
}

std::string format_published_files(const PublishedFiles& files) {
  std::string out(kHead);
  out.reserve(files.size() * 96);
  for (const auto& [path, facts] : files) {
    append_hex(out, facts.hash_high);
    append_hex(out, facts.hash_low);
    out += ' ';
    out += std::to_string(facts.size);
    out += ' ';
    out += path;
    out += '\n';
  }
  return std::move(out) + "end " + std::to_string(files.size()) + "\n";
}

std::optional<PublishedFiles> parse_published_files(std::string_view text) {
  if (!text.starts_with(kHead)) return std::nullopt;
  text.remove_prefix(kHead.size());
  PublishedFiles files;
  files.reserve(text.size() / 96);
  while (!text.starts_with("end ")) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    const std::size_t space = line.find(' ', 33);
    FileFacts facts;
    if (space == std::string_view::npos || line[32] != ' ' ||
        !parse_hex(line.substr(0, 16), facts.hash_high) ||
        !parse_hex(line.substr(16, 16), facts.hash_low) ||
        !parse_number(line.substr(33, space - 33), facts.size)) {
      return std::nullopt;
    }
    const std::string_view path = line.substr(space + 1);
    if (!files.empty() && files.back().path >= path) return std::nullopt;
    files.push_back({path, facts});
    text.remove_prefix(end + 1);
  }
  const bool is_whole = text == "end " + std::to_string(files.size()) + "\n";
  return is_whole ? std::optional(std::move(files)) : std::nullopt;
}

}  // namespace baoku
