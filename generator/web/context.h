// What every view may look at: the archive, the settings, the strings, and a few orders that the
// archive does not have because only pages want them. Made once, then constant.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/digests.h"
#include "base/record_key.h"
#include "web/assets.h"
#include "web/coverage.h"
#include "web/printed_texts.h"
#include "web/related.h"
#include "web/site.h"
#include "web/strings.h"

namespace baoku {

// All articles of one column label (栏目).
struct SectionIndex {
  std::string name;
  std::string path;                    // "sections/xin-wen-1-1-3fa2/"
  std::vector<ArticleIndex> articles;  // in archive order
};

// One edition of the site: the pages in one language of the interface.
struct Edition {
  std::string language;  // "en"
  std::string prefix;    // of its paths: "en/", or "" for the site's own language
  std::string name;      // as it calls itself: "English"
};

struct Context {
  const Archive& archive;
  const WebConfig& config;
  const Strings& strings;
  const Assets& assets;
  const std::vector<Edition>& editions;  // the site's own first
  std::size_t edition;                   // which of them this is
  const Related& related;
  const Coverage& coverage;
  RecordKey made_from;            // what all pages of this edition are made from
  std::string base_url;           // with a "/" at its end, or ""
  std::string title_end;          // " - 清河日报", or "": of every page's title
  std::string home_of_not_found;  // where the root is for a page that may stand anywhere

  std::shared_ptr<PrintedTexts> printed_texts = std::make_shared<PrintedTexts>();
  std::vector<std::uint32_t> named;     // by person: articles that name them
  std::vector<std::uint32_t> authored;  // by person: articles that they wrote
  std::vector<PersonIndex> most_named;  // at most kMostSeen, by frequency, then index order
  std::vector<PersonIndex> most_authored;
  std::vector<SectionIndex> sections;         // by name
  std::vector<std::uint32_t> section_of;      // by article: index into sections, or kNoSection
  std::vector<SheetIndex> printed_sheets;     // those that have a page, in archive order
  std::vector<std::uint32_t> place_of_sheet;  // by sheet: index into printed_sheets

  Context(const Archive& archive_, const WebConfig& config_, const Strings& strings_,
          const Assets& assets_, const std::vector<Edition>& editions_, std::size_t edition_,
          const Related& related_, const Coverage& coverage_);

  const Edition& here() const { return editions[edition]; }
  const Digests& digests() const { return *config.digests; }  // for keys of pages only
};

inline constexpr std::size_t kMostSeen = 200;
inline constexpr std::uint32_t kNoSection = 0xFFFFFFFF;

}  // namespace baoku
