#include "reading/layout/jump_notes.h"

#include <array>

namespace baoku {
namespace {

using namespace std::string_view_literals;

using Text = std::u32string_view;

bool is_bracket(char32_t c) { return U"（）()【】"sv.find(c) != Text::npos; }

// 下转第3版, 上接A01版, 紧接二版
bool is_note(Text text) {
  static constexpr std::array<Text, 7> kVerbs = {U"下转", U"上接", U"紧接", U"转入",
                                                 U"转接", U"接",   U"转"};
  constexpr Text kNumber = U"0123456789０１２３４５６７８９一二三四五六七八九十ABCDEF第 ";
  if (!text.ends_with(U"版"sv)) return false;
  for (const Text verb : kVerbs) {
    if (!text.starts_with(verb)) continue;
    const Text number = text.substr(verb.size(), text.size() - verb.size() - 1);
    return !number.empty() && number.find_first_not_of(kNumber) == Text::npos;
  }
  return false;
}

constexpr std::size_t kLongest = 12;  // characters, with the brackets

}  // namespace

std::size_t jump_note_length(Text text) {
  if (text.size() < 4 || !is_bracket(text.front())) return 0;
  std::size_t end = 1;
  while (end < text.size() && end < kLongest && !is_bracket(text[end])) ++end;
  if (end == text.size() || !is_bracket(text[end])) return 0;
  return is_note(text.substr(1, end - 1)) ? end + 1 : 0;
}

std::size_t trailing_jump_note_length(Text text) {
  if (text.size() < 4 || !is_bracket(text.back())) return 0;
  std::size_t length = 2;
  while (length < text.size() && length < kLongest && !is_bracket(text[text.size() - length])) {
    ++length;
  }
  return jump_note_length(text.substr(text.size() - length)) == length ? length : 0;
}

}  // namespace baoku
