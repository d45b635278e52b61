// Archives made by hand, and the site that the default templates make of them.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "memory_output.h"
#include "web/site.h"

namespace baoku {

class ArchiveBuilder {
 public:
  // Begins a sheet, which is returned for changes until the next call; the articles that follow
  // stand on it.
  Sheet& sheet(const std::string& newspaper, int number, const Date& date,
               const std::string& text = "第一行\n第二行\n");
  // Adds an article to the last sheet and returns it for changes, until the next call.
  Article& article(const std::string& title, const Date& date,
                   const std::vector<std::string>& paragraphs);
  // Names somebody in the last article: every place where the name stands in the text.
  void names(const std::string& name, const std::vector<std::string>& roles = {});
  void written_by(const std::string& name);

  // Orders everything as the archive requires; ids are "a0000", "a0001" in the order of adding.
  Archive finish();

 private:
  struct Draft {
    Article article;
    std::size_t sheet = 0;
  };
  std::vector<SheetEntry> sheets_;
  std::vector<Draft> drafts_;
};

Date day(int year, unsigned month, unsigned day_of_month);
// A site with several newspapers, sheets, years, people with roles, an undated article.
Archive sample_archive();

// The settings with our own templates and static files.
WebConfig sample_config();
// Builds the site in memory; throws when the site reports an error.
void write_site(const Archive& archive, const WebConfig& config, MemoryOutput& output);

}  // namespace baoku
