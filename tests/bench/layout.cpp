#include "layout.h"

#include <string_view>

#include "base/utf8.h"

namespace baoku::bench {
namespace {

// Appends `text` in lines of `width` characters.
void wrap(std::string& out, std::string_view text, std::size_t width) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = at + offset_of_code_point(text.substr(at), width);
    out.append(text.substr(at, end - at)).append("\n");
    at = end;
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
