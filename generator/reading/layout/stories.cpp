#include "reading/layout/stories.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "reading/layout/lone_names.h"
#include "reading/layout/noise.h"

namespace baoku {
namespace {

bool is_latin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

// Joins a line to the text before it: Chinese without a space, Latin words with one.
void join(std::string& text, std::string_view line) {
  if (!text.empty() && is_latin(last_code_point(text)) && is_latin(first_code_point(line)))
    text += ' ';
  text += line;
}

class Gatherer {
 public:
  Gatherer(const std::vector<Line>& lines, const std::vector<Cues>& cues,
           const std::vector<LabelledLine>& labels)
      : lines_(lines), cues_(cues), labels_(labels) {}

  Stories gather() {
    for (std::size_t i = 0; i < lines_.size(); ++i) take(i);
    end_story();
    if (!run_.lines.empty()) end_run();
    settle_columns();
    leave_head_byline();
    return std::move(result_);
  }

 private:
  void take(std::size_t i) {
    switch (labels_[i].kind) {
      case LineKind::headline:
        end_story();
        run_.lines.push_back(i);
        break;
      case LineKind::lead:
        end_story();
        begin_story(i);
        add_text(i, Block::Kind::paragraph, true);
        break;
      case LineKind::paragraph:
        if (!is_open_ && cues_[i].is_caption && !result_.stories.empty()) {
          add_picture(i);
        } else {
          add_text(i, Block::Kind::paragraph, true);
        }
        break;
      case LineKind::continuation:
        add_text(i, Block::Kind::paragraph, false);
        break;
      case LineKind::subhead:
        add_text(i, Block::Kind::subhead, true);
        break;
      case LineKind::head_byline:
        end_story();
        if (!run_.lines.empty() && i + 1 < lines_.size() &&
            labels_[i + 1].kind == LineKind::headline) {
          result_.columns.push_back({result_.stories.size(), {}, byline_of(i)});
        } else {
          merge_byline(head_byline_, byline_of(i));
        }
        break;
      case LineKind::byline:
        add_byline(i);
        break;
    }
  }

  void begin_story(std::size_t i) {
    if (!run_.lines.empty()) end_run();
    is_open_ = true;
    story_ = Story{};
    likeliest_ = 0;
    spaced_.clear();
    captions_.clear();
    story_.width = cues_[i].width;
    story_.confidence = labels_[i].confidence;
    wrapped_head_ = cues_[i].wrapped_head.get();
    story_.byline = std::exchange(head_byline_, Byline{});
  }

  // Two stories without bylines make a column, and the lines above its byline name it. Otherwise
  // that stands within the headline of one story.
  void settle_columns() {
    std::vector<Stories::Column> columns;
    for (Stories::Column& column : result_.columns) {
      const std::size_t first = column.first;
      const auto is_unsigned = [&](std::size_t s) {
        return s < result_.stories.size() && result_.stories[s].byline.empty();
      };
      if (is_unsigned(first) && is_unsigned(first + 1)) {
        column.name = take_name(first, column.byline.lines.first);
        columns.push_back(std::move(column));
      } else {
        merge_byline(first < result_.stories.size() ? result_.stories[first].byline : head_byline_,
                     column.byline);
      }
    }
    result_.columns = std::move(columns);
  }

  // Takes the headline lines of a story that stand above the line `number`.
  std::vector<std::size_t> take_name(std::size_t story, std::size_t number) {
    std::vector<std::size_t> name;
    for (HeadlineRun& run : result_.runs) {
      if (run.before != story) continue;
      std::erase_if(run.lines, [&](std::size_t i) {
        if (lines_[i].number > number) return false;
        name.push_back(i);
        return true;
      });
    }
    return name;
  }

  // A byline above a story that never came belongs to the last one there was.
  void leave_head_byline() {
    if (head_byline_.lines.first == 0) return;
    if (!result_.stories.empty()) return add_byline_to(result_.stories.back(), head_byline_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool is_byline =
          labels_[i].kind == LineKind::byline || labels_[i].kind == LineKind::head_byline;
      if (is_byline) result_.ownerless.push_back(lines_[i]);
    }
  }

  void end_run() {
    run_.before = result_.stories.size();
    result_.runs.push_back(std::exchange(run_, HeadlineRun{}));
  }

  void end_story() {
    if (!is_open_) return;
    is_open_ = false;
    finish_texts();
    result_.stories.push_back(std::move(story_));
  }

  void add_text(std::size_t i, Block::Kind kind, bool is_new) {
    if (!is_open_) begin_story(i);
    const Line& line = lines_[i];
    if (labels_[i].kind != LineKind::lead) weigh_break(i);
    const bool is_behind_byline = i > 0 && (cues_[i - 1].byline || cues_[i - 1].tail);
    if (is_behind_byline && story_.rest == 0 && !story_.blocks.empty() &&
        story_.byline.lines.first != 0) {
      story_.rest = story_.blocks.size();
    }
    std::string_view text = line.text;
    if (cues_[i].tail) {
      const std::string_view printed = text.substr(cues_[i].tail->begin);
      text = trim(text.substr(0, cues_[i].tail->begin));
      Byline byline = cues_[i].tail->byline;
      byline.lines = {line.number, line.last_number};
      byline.confidence = labels_[i].confidence;
      byline.printed = printed;
      add_byline_to(story_, byline);
    }
    if (is_new || story_.blocks.empty()) {
      if (!story_.blocks.empty()) {  // where this one begins the one above ends
        Block& above = story_.blocks.back();
        above.confidence *= labels_[i].confidence;
      }
      ends_in_caption_ = cues_[i].is_caption;
      Block block;
      block.kind = line.html.empty() ? kind : Block::Kind::other;
      block.html = line.html;
      block.lines = {line.number, line.last_number};
      if (cues_[i].is_row || cues_[i].is_signature) spaced_.push_back(story_.blocks.size());
      if (cues_[i].is_caption) captions_.push_back(story_.blocks.size());
      story_.blocks.push_back(std::move(block));
    }
    Block& block = story_.blocks.back();
    const double confidence = labels_[i].confidence;
    block.confidence *= confidence;
    if (confidence < kSureLine) {
      block.weak_lines.push_back({static_cast<std::uint32_t>(line.number), confidence});
    }
    join(block.text, text);
    block.lines.last = line.last_number;
    if (story_.lines.first == 0) story_.lines.first = line.number;
    story_.lines.last = line.last_number;
  }

  // A picture may be of the story it stands in, of another one near by, or of none, and what is
  // said of it is no paragraph in every paper's archive. A story told by its picture alone has no
  // other text.
  static constexpr double kOfPicture = 0.6;

  // A picture between two headlines stays with the story above them.
  void add_picture(std::size_t i) {
    const Line& line = lines_[i];
    Block block;
    block.text = with_full_width_marks(line.text);
    block.lines = {line.number, line.last_number};
    block.confidence = kOfPicture * labels_[i].confidence;
    result_.stories.back().blocks.push_back(std::move(block));
  }

  // Another story may begin with line i, which is taken to go on with the open one.
  void weigh_break(std::size_t i) {
    const double lead = labels_[i].lead;
    story_.whole *= std::max(0.0, 1 - lead);
    if (lead <= likeliest_) return;
    likeliest_ = lead;
    story_.likeliest_break = lines_[i].number;
  }

  Byline byline_of(std::size_t i) const {
    Byline byline = *cues_[i].byline;
    byline.lines = {lines_[i].number, lines_[i].last_number};
    byline.confidence = labels_[i].confidence;
    byline.printed = lines_[i].text;
    return byline;
  }

  static void add_byline_to(Story& story, const Byline& byline) {
    if (byline.of != Byline::Of::story) {
      story.shared_bylines.push_back(byline);
    } else {
      merge_byline(story.rest > 0 ? story.rest_byline : story.byline, byline);
    }
  }

  void add_byline(std::size_t i) {
    if (is_open_) {
      add_byline_to(story_, byline_of(i));
    } else if (!result_.stories.empty()) {
      add_byline_to(result_.stories.back(), byline_of(i));
    } else {
      merge_byline(head_byline_, byline_of(i));
    }
  }

  // Cleans the joined paragraphs and takes out the bylines that only joining made whole.
  void finish_texts() {
    auto& blocks = story_.blocks;
    if (captions_.size() < blocks.size()) {
      for (const std::size_t b : captions_) blocks[b].confidence *= kOfPicture;
    }
    for (Block& block : blocks) {
      const std::string_view text = trim(block.text);
      if (block.kind != Block::Kind::other && text.size() < block.text.size()) block.text = text;
    }
    // Bylines first: their spaces part names.
    if (!blocks.empty() && blocks.front().kind == Block::Kind::paragraph)
      take_dateline(blocks.front());
    if (!blocks.empty() && blocks.back().kind == Block::Kind::paragraph && !ends_in_caption_)
      take_tail_byline(blocks.back());
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      Block& block = blocks[b];
      if (block.kind == Block::Kind::other) continue;
      block.text = with_full_width_marks(std::move(block.text));
      // In a subhead a space parts clauses, as in a headline.
      const bool has_columns = std::find(spaced_.begin(), spaced_.end(), b) != spaced_.end();
      if (block.kind == Block::Kind::paragraph && !has_columns) {
        block.text = without_letterspacing(std::move(block.text));
      }
    }
    const auto is_empty = [](const Block& block) {
      return block.text.empty() && block.html.empty();
    };
    const auto rest = blocks.begin() + static_cast<std::ptrdiff_t>(story_.rest);
    story_.rest -= static_cast<std::size_t>(std::count_if(blocks.begin(), rest, is_empty));
    std::erase_if(blocks, is_empty);
    if (story_.rest == 0 || story_.rest >= blocks.size()) {
      merge_byline(story_.byline, std::exchange(story_.rest_byline, Byline{}));
      story_.rest = 0;
    }
  }

  // The dateline stands apart from the first paragraph; a byline in brackets behind it is a byline.
  void take_dateline(Block& block) {
    constexpr std::string_view kClose = "）";
    const std::size_t length = dateline_length(block.text);
    if (length == 0) return;
    story_.dateline = block.text.substr(0, length);
    std::string_view text = trim(std::string_view(block.text).substr(length));
    auto head = find_head_byline(text);
    if (wrapped_head_ && text.find(kClose) != std::string_view::npos) {
      head = HeadByline{0, text.find(kClose) + kClose.size(), *wrapped_head_};
    }
    if (head && head->begin == 0) {
      head->byline.lines = {block.lines.first, block.lines.first};
      head->byline.printed = text.substr(0, head->end);
      merge_byline(story_.byline, head->byline);
      text = trim(text.substr(head->end));
    }
    block.text = std::string(text);
  }

  void take_tail_byline(Block& block) {
    auto tail = find_tail_byline(block.text);
    if (!tail) tail = find_bracketed_authors(block.text);
    if (!tail || tail->begin == 0) return;
    tail->byline.lines = {block.lines.last, block.lines.last};
    tail->byline.printed = block.text.substr(tail->begin);
    add_byline_to(story_, tail->byline);
    block.text = std::string(trim(std::string_view(block.text).substr(0, tail->begin)));
  }

  const std::vector<Line>& lines_;
  const std::vector<Cues>& cues_;
  const std::vector<LabelledLine>& labels_;
  Stories result_;
  Story story_;
  HeadlineRun run_;
  Byline head_byline_;
  const Byline* wrapped_head_ = nullptr;  // of the open story: see cues.h
  std::vector<std::size_t> spaced_;       // blocks of the open story in which spaces part words
  std::vector<std::size_t> captions_;     // those that say what a picture shows
  double likeliest_ = 0;                  // how likely its likeliest break is
  bool is_open_ = false;
  bool ends_in_caption_ = false;  // the open story's last block says what a picture shows
};

}  // namespace

Stories gather_stories(const std::vector<Line>& lines, const std::vector<Cues>& cues,
                       const std::vector<LabelledLine>& labels) {
  return Gatherer(lines, cues, labels).gather();
}

}  // namespace baoku
