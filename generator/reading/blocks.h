// The blocks of an article: a list like any other, which need not be in memory. Most of what an
// archive weighs is text, and most of what a build does never looks at it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace baoku {

// Lines of the source file, both inclusive, counted from 1; first == 0 means none.
struct LineRange {
  std::size_t first = 0;
  std::size_t last = 0;
};

// A word that the publisher corrected (see corrections/corrections.h): bytes [begin, end) of a text
// now read as they should; `printed` stands there on the sheet.
struct Misreading {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string printed;
};

// A line of a block that may not belong where it was put: that begins the block, or goes on from
// the line above it.
struct WeakLine {
  std::uint32_t number = 0;
  double confidence = 1;
};

// Lines that are at least as sure as this are not remembered as weak.
inline constexpr double kSureLine = 0.9;

struct Block {
  enum class Kind { paragraph, subhead, other };  // other: table, list, code, picture
  Kind kind = Kind::paragraph;
  std::string text;  // joined and cleaned, without line breaks: what is shown, searched and scanned
  std::string html;  // safe HTML to show instead of `text`, from Markdown with markup only: inline
                     // for a paragraph or subhead, whole elements (<table>, <ul>) for `other`
  LineRange lines;
  double confidence = 1.0;                   // that it begins and goes on as it does, 0..1
  std::vector<Misreading> misreadings = {};  // in order, apart from each other
  std::vector<WeakLine> weak_lines = {};     // in order
};

// Returns the text of a block as it stands on the sheet, before misread words were corrected.
std::string printed_text(const Block& block);

// Where the texts of sheets lie that are not in memory. Thread-safe.
class TextShelf {
 public:
  virtual ~TextShelf() = default;
  // Takes the blocks of an article down, where they stay until they are put back.
  virtual const std::vector<Block>& blocks(std::uint32_t sheet, std::uint32_t article) = 0;
  virtual std::string printed_text(std::uint32_t sheet) = 0;
  // Frees what was taken down when that is more than so many bytes of texts. Requires that nobody
  // looks at it.
  virtual void put_back(std::size_t most) = 0;
};

// A sheet's texts on a shelf; none without one.
struct ShelvedTexts {
  TextShelf* shelf = nullptr;
  std::uint32_t sheet = 0;
};

class Blocks {
 public:
  using value_type = Block;
  using iterator = std::vector<Block>::iterator;
  using const_iterator = std::vector<Block>::const_iterator;

  Blocks() = default;
  Blocks(std::vector<Block> own) : own_(std::move(own)) {}
  Blocks(std::initializer_list<Block> own) : own_(own) {}
  Blocks(TextShelf& shelf, std::uint32_t sheet, std::uint32_t article)
      : shelf_(&shelf), sheet_(sheet), article_(article) {}

  const std::vector<Block>& all() const {
    return shelf_ == nullptr ? own_ : shelf_->blocks(sheet_, article_);
  }
  // Whoever changes them has them in memory from then on.
  std::vector<Block>& own() {
    if (shelf_ != nullptr) own_ = shelf_->blocks(sheet_, article_), shelf_ = nullptr;
    return own_;
  }

  const_iterator begin() const { return all().begin(); }
  const_iterator end() const { return all().end(); }
  std::size_t size() const { return all().size(); }
  bool empty() const { return all().empty(); }
  const Block& operator[](std::size_t i) const { return all()[i]; }
  const Block& front() const { return all().front(); }
  const Block& back() const { return all().back(); }

  iterator begin() { return own().begin(); }
  iterator end() { return own().end(); }
  Block& operator[](std::size_t i) { return own()[i]; }
  Block& front() { return own().front(); }
  Block& back() { return own().back(); }
  void push_back(Block block) { own().push_back(std::move(block)); }
  iterator erase(const_iterator first, const_iterator last) { return own().erase(first, last); }
  template <typename Iterator>
  iterator insert(const_iterator at, Iterator first, Iterator last) {
    return own().insert(at, first, last);
  }

 private:
  std::vector<Block> own_;
  TextShelf* shelf_ = nullptr;
  std::uint32_t sheet_ = 0;
  std::uint32_t article_ = 0;
};

}  // namespace baoku
