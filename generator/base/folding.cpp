#include "base/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uniset.h>

#include <map>
#include <memory>
#include <stdexcept>

#include "base/utf8.h"

namespace baoku {
namespace {

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) {
    throw std::runtime_error(std::string("ICU cannot make ") + what + ": " + u_errorName(status));
  }
}

template <typename Visit>
void for_each_in(const icu::UnicodeSet& set, Visit visit) {
  for (int32_t range = 0; range < set.getRangeCount(); ++range) {
    for (UChar32 c = set.getRangeStart(range); c <= set.getRangeEnd(range); ++c) visit(c);
  }
}

icu::UnicodeSet make_set(const char16_t* pattern) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set(pattern, status);
  check(status, "a set of characters");
  return set;
}

// Every character that Hant-Hans may touch, each for itself: contexts must not matter, because a
// query is a piece of a text.
std::map<UChar32, icu::UnicodeString> simplified_characters() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> hans(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  check(status, "Hant-Hans");
  icu::UnicodeSet sources;
  hans->getSourceSet(sources);
  icu::UnicodeString lines;
  std::vector<UChar32> order;
  for_each_in(sources, [&](UChar32 c) {
    if (c == u'\n') return;
    order.push_back(c);
    lines.append(c).append(u'\n');
  });
  hans->transliterate(lines);
  std::map<UChar32, icu::UnicodeString> result;
  int32_t begin = 0;
  for (const UChar32 c : order) {
    const int32_t end = lines.indexOf(u'\n', begin);
    const icu::UnicodeString to = lines.tempSubStringBetween(begin, end);
    if (to != icu::UnicodeString(c)) result.emplace(c, to);
    begin = end + 1;
  }
  return result;
}

// Applies the parts of the folding to single characters until nothing changes.
class CharacterFolder {
 public:
  CharacterFolder() : spaces_(make_set(u"[:White_Space:]")), simplified_(simplified_characters()) {
    UErrorCode status = U_ZERO_ERROR;
    compatibility_ = icu::Normalizer2::getNFKCCasefoldInstance(status);
    check(status, "NFKC_Casefold");
  }

  icu::UnicodeSet candidates() const {
    icu::UnicodeSet set = make_set(u"[:Changes_When_NFKC_Casefolded:]");
    set.addAll(spaces_);
    for (const auto& [from, to] : simplified_) set.add(from);
    return set;
  }

  icu::UnicodeString fold(UChar32 c) const {
    icu::UnicodeString now(c);
    for (int round = 0; round < 8; ++round) {
      icu::UnicodeString next;
      for (int32_t i = 0; i < now.length(); i = now.moveIndex32(i, 1)) {
        next.append(step(now.char32At(i)));
      }
      if (next == now) break;
      now = next;
    }
    return now;
  }

 private:
  icu::UnicodeString step(UChar32 c) const {
    if (spaces_.contains(c)) return {};
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString folded = compatibility_->normalize(icu::UnicodeString(c), status);
    check(status, "NFKC_Casefold");
    icu::UnicodeString result;
    for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
      const UChar32 part = folded.char32At(i);
      const auto found = simplified_.find(part);
      if (found != simplified_.end()) {
        result.append(found->second);
      } else {
        result.append(part);
      }
    }
    return result;
  }

  icu::UnicodeSet spaces_;
  std::map<UChar32, icu::UnicodeString> simplified_;
  const icu::Normalizer2* compatibility_ = nullptr;
};

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFCInstance(status);
  check(status, "NFC");
  return *instance;
}

// True for most texts. No character of these blocks is made of others, or joins the one before.
bool is_surely_nfc(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80 || (byte >= 0xE4 && byte <= 0xE9)) {  // U+4000 to U+9FFF, most of all
      i += byte < 0x80 ? 1 : 3;
      continue;
    }
    const char32_t c = next_code_point(text, i);
    const bool is_plain = c < 0x300 || (c >= 0x2010 && c <= 0x2027) ||
                          (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
                          (c >= 0x30A0 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFFEF);
    if (!is_plain) return false;
  }
  return true;
}

}  // namespace

Folding::Folding() : blocks_(256, 0), targets_(1) {
  const CharacterFolder folder;
  for_each_in(folder.candidates(), [&](UChar32 c) {
    const icu::UnicodeString to = folder.fold(c);
    if (to == icu::UnicodeString(c)) return;
    entry_for_change(static_cast<char32_t>(c)) = static_cast<std::uint32_t>(targets_.size());
    const std::size_t begin = pool_.size();
    for (int32_t i = 0; i < to.length(); i = to.moveIndex32(i, 1)) {
      pool_.push_back(static_cast<char32_t>(to.char32At(i)));
    }
    targets_.emplace_back(begin, pool_.size() - begin);
    changed_.push_back(static_cast<char32_t>(c));
  });
  for_each_in(make_set(u"[[:^NFC_Quick_Check=Yes:][:^ccc=0:]]"),
              [&](UChar32 c) { entry_for_change(static_cast<char32_t>(c)) |= kUnstable; });
}

std::uint32_t& Folding::entry_for_change(char32_t c) {
  std::uint16_t& block = block_of_[c >> 8];
  if (block == 0) {
    block = static_cast<std::uint16_t>(blocks_.size() / 256);
    blocks_.resize(blocks_.size() + 256, 0);
  }
  return blocks_[block * std::size_t{256} + (c & 0xFF)];
}

std::u32string_view Folding::folded(const char32_t& code_point) const {
  const std::uint32_t found = entry(code_point) & ~kUnstable;
  return found == 0 ? std::u32string_view(&code_point, 1) : target(found);
}

bool Folding::is_plain(std::string_view text) const {
  if (is_surely_nfc(text)) return true;
  for (std::size_t at = 0; at < text.size();) {
    if ((entry(next_code_point(text, at)) & kUnstable) != 0) return false;
  }
  return true;
}

// Calls sink(character, begin, end) for each folded character of a text in NFC.
template <typename Sink>
void Folding::fold_plain(std::string_view text, Sink sink) const {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const std::uint32_t found = entry(c) & ~kUnstable;
    if (found == 0) {
      sink(c, begin, at);
    } else {
      for (const char32_t to : target(found)) sink(to, begin, at);
    }
  }
}

void Folding::append_folded(std::string_view text, std::u32string& out) const {
  const auto append = [&](char32_t c, std::size_t, std::size_t) { out.push_back(c); };
  if (is_plain(text)) {
    fold_plain(text, append);
  } else {
    fold_plain(to_nfc(text), append);
  }
}

std::string Folding::fold(std::string_view text) const {
  std::u32string folded;
  append_folded(text, folded);
  return to_utf8(folded);
}

FoldedText Folding::fold_with_spans(std::string_view text) const {
  FoldedText result;
  const auto add = [&](char32_t c, std::size_t begin, std::size_t end) {
    result.text.push_back(c);
    result.spans.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  };
  if (is_plain(text)) {
    fold_plain(text, add);
    return result;
  }
  // NFC never reaches over a boundary, so each stretch between two of them is made for itself.
  const icu::Normalizer2& normalizer = nfc();
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    next_code_point(text, end);
    for (std::size_t next = end; next < text.size(); end = next) {
      if (normalizer.hasBoundaryBefore(static_cast<UChar32>(next_code_point(text, next)))) break;
    }
    fold_plain(to_nfc(text.substr(begin, end - begin)),
               [&](char32_t c, std::size_t, std::size_t) { add(c, begin, end); });
    begin = end;
  }
  return result;
}

const Folding& folding() {
  static const Folding one;
  return one;
}

std::string to_nfc(std::string_view text) {
  if (is_surely_nfc(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  nfc().normalizeUTF8(0, piece, sink, nullptr, status);
  check(status, "NFC");
  return result;
}

}  // namespace baoku
