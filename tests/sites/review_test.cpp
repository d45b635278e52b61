// What is doubtful in the sample archive: its cures settle it, and the page shows it to those who
// ask for it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "archive/doubt_list.h"
#include "read_archive.h"
#include "sites/sample_archive.h"
#include "sites/site_folder.h"

namespace baoku {
namespace {

// True when some line of the cure is no comment.
bool can_be_pasted(const Doubt& doubt) {
  const std::string& cure = doubt.cure;
  for (std::size_t begin = 0; begin < cure.size();) {
    if (cure[begin] != '#') return true;
    begin = std::min(cure.find('\n', begin), cure.size()) + 1;
  }
  return false;
}

std::string key_of(const Doubt& doubt) {
  return doubt.path + ":" + std::to_string(doubt.line) + " " + in_english(doubt.what);
}

// The keys that are in only one of two sets, a line each.
std::string difference(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::string out;
  for (const std::string& each : a) out += b.contains(each) ? "" : "- " + each + "\n";
  for (const std::string& each : b) out += a.contains(each) ? "" : "+ " + each + "\n";
  return out;
}

struct Reviewed {
  Archive archive;
  std::vector<Doubt> doubts;
};

Reviewed review(const SampleArchive& sample) {
  Diagnostics diagnostics;
  Reviewed out{read_archive(sample.root(), 2, diagnostics), {}};
  std::string faults;
  for (const Diagnostic& each : diagnostics.sorted()) faults += each.text();
  CHECK(faults == "");
  out.doubts = list_doubts(out.archive, {}, 2).doubts;
  return out;
}

// What readers see of the articles, by address.
std::map<std::string, std::string> texts_of(const Archive& archive) {
  std::map<std::string, std::string> out;
  for (const Entry& entry : archive.entries) {
    const Article& article = entry.article;
    std::string& text = out[entry.path];
    for (const std::string* part : {&article.section, &article.kicker, &article.title,
                                    &article.subtitle, &article.dateline}) {
      text += *part + "|";
    }
    for (const auto* names :
         {&article.byline.reporters, &article.byline.correspondents, &article.byline.others}) {
      for (const std::string& name : *names) text += name + ",";
      text += "|";
    }
    text += article.date.iso() + "\n";
    for (const Block& block : article.blocks) text += block.text + "\n";
  }
  return out;
}

TEST_CASE("the sample's doubts come worst first, and each says what to do") {
  const SampleArchive sample;
  const std::vector<Doubt> doubts = review(sample).doubts;
  REQUIRE(doubts.size() > 10);
  CHECK(std::is_sorted(doubts.begin(), doubts.end(),
                       [](const Doubt& a, const Doubt& b) { return a.confidence < b.confidence; }));
  for (const Doubt& doubt : doubts) {
    INFO(key_of(doubt));
    CHECK(doubt.cure.starts_with("# content/"));
    CHECK_FALSE(doubt.why.empty());
  }
}

TEST_CASE("pasting the sample's cures settles its doubts and changes nothing else") {
  const SampleArchive sample;
  const Reviewed before = review(sample);
  std::set<std::string> open;
  for (const Doubt& doubt : before.doubts) {
    if (can_be_pasted(doubt)) {
      sample.paste(doubt.cure);
    } else {
      open.insert(key_of(doubt));  // only the publisher knows
    }
  }
  CHECK(open.size() < before.doubts.size() / 4);
  const Reviewed after = review(sample);
  std::set<std::string> left;
  for (const Doubt& doubt : after.doubts) left.insert(key_of(doubt));
  CHECK(difference(open, left) == "");
  CHECK(texts_of(before.archive) == texts_of(after.archive));
}

TEST_CASE("each of the sample's cures settles its doubt and raises no other") {
  const Reviewed before = review(SampleArchive());
  std::set<std::string> all;
  for (const Doubt& doubt : before.doubts) all.insert(key_of(doubt));
  std::set<Doubt::Kind> seen;
  for (const Doubt& doubt : before.doubts) {
    if (!can_be_pasted(doubt) || !seen.insert(doubt.kind).second) continue;  // one of each kind
    const SampleArchive sample;
    sample.paste(doubt.cure);
    std::set<std::string> left;
    for (const Doubt& each : review(sample).doubts) left.insert(key_of(each));
    INFO(doubt.cure);
    // What stands beside it may have become surer, nothing less sure.
    const std::string changed = difference(all, left);
    CHECK(changed.find("- " + key_of(doubt) + "\n") != std::string::npos);
    CHECK(changed.find("+ ") == std::string::npos);
  }
  CHECK(seen.size() >= 2);
}

TEST_CASE("the page of doubts exists only when it is asked for") {
  const SampleArchive sample;
  const TemporaryFolder output;
  BuildOptions options;
  options.root = sample.root();
  options.output = output.path() / "out";
  options.resources = BAOKU_SOURCE_DIR;
  const auto files = [&](bool review) {
    options.review = review;
    CHECK(build_site(options).published);
    std::map<std::string, std::string> out = files_below(*options.output);
    out.erase(".baoku-files");  // which files there are
    return out;
  };
  const auto plain = files(false);
  CHECK(plain.count("review/index.html") == 0);
  auto reviewed = files(true);
  const std::string page = reviewed["review/index.html"];
  CHECK(page.find("noindex") != std::string::npos);
  CHECK(page.find("[[line]]\n") != std::string::npos);
  // Nothing else of the site knows of it.
  std::erase_if(reviewed, [](const auto& file) { return file.first.starts_with("review/"); });
  CHECK(differing_files(reviewed, plain) == "");
  CHECK(differing_files(files(false), plain) == "");
}

}  // namespace
}  // namespace baoku
