#include "layout.h"

#include <string_view>

#include "base/unicode.h"
#include "base/utf8.h"

namespace baoku::bench {
namespace {

// No line of print begins with one of them: it hangs over the line above.
bool may_begin_line(char32_t c) {
  return std::u32string_view(U"，。、；：！？”’）》」』】%％…").find(c) ==
         std::u32string_view::npos;
}

// A number or a word of letters goes to the next line as a whole.
bool is_unbreakable(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         c == U'.';
}

// Appends `text` in lines as wide as `width` full-width characters, as print breaks them.
void wrap(std::string& out, std::string_view text, std::size_t width) {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin, cells = 0, unbroken = begin;  // where the last number or word begins
    while (end < text.size()) {
      std::size_t next = end;
      const char32_t c = next_code_point(text, next);
      cells += display_width(c);
      if (cells > 2 * width && may_begin_line(c)) break;
      end = next;
      if (!is_unbreakable(c)) unbroken = next;
    }
    const bool cuts_word = is_unbreakable(first_code_point(text.substr(end)));
    if (cuts_word && unbroken > begin) end = unbroken;
    out.append(text.substr(begin, end - begin)).append("\n");
    begin = end;
  }
}

void lay_out_wrapped(std::string& out, const News& news, std::size_t width, Random& random) {
  wrap(out, news.title, width);
  for (std::size_t i = 0; i < news.paragraphs.size(); ++i) {
    std::string paragraph = news.paragraphs[i];
    const bool last = i + 1 == news.paragraphs.size();
    const bool glued = last && !news.byline.empty() && random.chance(60);
    if (glued) paragraph += " " + news.byline;
    wrap(out, paragraph, width);
    if (last && !glued && !news.byline.empty()) out += news.byline + "\n";
    out += "\n";
  }
}

void lay_out_flowing(std::string& out, const News& news) {
  out += news.title + "\n";
  for (const std::string& paragraph : news.paragraphs) out += paragraph + "\n";
  if (!news.byline.empty()) out += news.byline + "\n";
  out += "\n";
}

void lay_out_markdown(std::string& out, const News& news) {
  out += "## " + news.title + "\n\n";
  for (const std::string& paragraph : news.paragraphs) out += paragraph + "\n\n";
  if (!news.byline.empty()) out += news.byline + "\n\n";
}

}  // namespace

std::string lay_out(const std::vector<News>& articles, Layout layout, Random& random) {
  const std::size_t width = random.between(13, 20);
  std::string out;
  for (const News& news : articles) {
    if (layout == Layout::wrapped) lay_out_wrapped(out, news, width, random);
    if (layout == Layout::flowing) lay_out_flowing(out, news);
    if (layout == Layout::markdown) lay_out_markdown(out, news);
  }
  return out;
}

}  // namespace baoku::bench
