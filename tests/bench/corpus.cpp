#include "corpus.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sstream>
#include <stdexcept>

#include "base/parallel.h"
#include "layout.h"
#include "news.h"

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kSheetsPerIssue = 4;

// A sheet to write: where, and which articles (numbers) stand on it.
struct Plan {
  std::string day;  // "1987/03-12"
  std::size_t number = 1;
  std::size_t first = 0;
  std::size_t count = 0;
};

// The day that stands `part`/`whole` of the way from October 1949 to the end of 2024.
std::string issue_day(std::size_t part, std::size_t whole) {
  using namespace std::chrono;
  constexpr sys_days kFirst = 1949y / October / 1;
  constexpr sys_days kLast = 2024y / December / 31;
  const auto span = static_cast<std::size_t>((kLast - kFirst).count());
  const year_month_day day = kFirst + days(part * span / whole);
  char text[16];
  std::snprintf(text, sizeof text, "%04d/%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

std::vector<Plan> plan_made_up(const CorpusConfig& config) {
  Random random(config.seed, 4);
  std::vector<Plan> plans;
  for (std::size_t first = 0; first < config.articles;) {
    const std::size_t count = std::min(random.between(2, 6), config.articles - first);
    plans.push_back({"", 1, first, count});
    first += count;
  }
  const std::size_t issues = (plans.size() + kSheetsPerIssue - 1) / kSheetsPerIssue;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    plans[i].day = issue_day(i / kSheetsPerIssue, issues);
    // One day holds several issues when there are more issues than days.
    const bool same = i > 0 && plans[i - 1].day == plans[i].day;
    plans[i].number = same ? plans[i - 1].number + 1 : 1;
  }
  return plans;
}

// Reads a file whole, also one that is compressed.
std::string read_unpacked(const fs::path& path) {
  const std::unique_ptr<struct archive, int (*)(struct archive*)> in(archive_read_new(),
                                                                     archive_read_free);
  archive_read_support_filter_all(in.get());
  archive_read_support_format_raw(in.get());
  archive_entry* entry = nullptr;
  if (archive_read_open_filename(in.get(), path.c_str(), 1 << 16) != ARCHIVE_OK ||
      archive_read_next_header(in.get(), &entry) != ARCHIVE_OK) {
    throw std::runtime_error("cannot read " + path.string());
  }
  std::string text;
  std::vector<char> buffer(1 << 16);
  for (la_ssize_t got; (got = archive_read_data(in.get(), buffer.data(), buffer.size())) != 0;) {
    if (got < 0) throw std::runtime_error("cannot read " + path.string());
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return text;
}

// Reads real articles, at most `limit`, in the order of their dates.
std::vector<News> read_real(const fs::path& path, std::size_t limit) {
  std::istringstream file(read_unpacked(path));
  std::vector<News> articles;
  for (std::string line; std::getline(file, line);) {
    const auto record = nlohmann::json::parse(line);
    News news;
    news.title = record.at("title");
    news.date = record.at("date");
    news.paragraphs = record.at("paragraphs").get<std::vector<std::string>>();
    articles.push_back(std::move(news));
  }
  std::stable_sort(articles.begin(), articles.end(),
                   [](const News& a, const News& b) { return a.date < b.date; });
  // Fewer are taken evenly, so that they span the same years.
  if (limit >= articles.size()) return articles;
  std::vector<News> some;
  for (std::size_t i = 0; i < limit; ++i) {
    some.push_back(std::move(articles[i * articles.size() / limit]));
  }
  return some;
}

std::vector<Plan> plan_real(const std::vector<News>& articles, std::uint64_t seed) {
  Random random(seed, 4);
  std::vector<Plan> plans;
  for (std::size_t first = 0; first < articles.size();) {
    const std::string& date = articles[first].date;
    const std::size_t most = random.between(2, 6);
    std::size_t end = first + 1;
    while (end < articles.size() && end - first < most && articles[end].date == date) ++end;
    const std::string day = date.size() == 10
                                ? date.substr(0, 4) + "/" + date.substr(5, 2) + "-" + date.substr(8)
                                : "undated";
    const bool same = !plans.empty() && plans.back().day == day;
    plans.push_back({day, same ? plans.back().number + 1 : 1, first, end - first});
    first = end;
  }
  return plans;
}

Layout layout_of_sheet(Layout wanted, std::size_t sheet) {
  if (wanted != Layout::mixed) return wanted;
  constexpr Layout kMix[] = {Layout::wrapped, Layout::flowing, Layout::wrapped, Layout::markdown};
  return kMix[sheet % std::size(kMix)];
}

void write_whole(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

CorpusStats make_corpus(const fs::path& root, const CorpusConfig& config) {
  if (fs::exists(root) && !fs::is_empty(root)) {
    throw std::runtime_error(root.string() + " is not empty");
  }
  const bool real = !config.from.empty();
  std::vector<News> articles;
  if (real) articles = read_real(config.from, config.articles);
  const Vocabulary vocabulary(config.seed, std::max<std::size_t>(200, config.articles / 8));
  const auto plans = real ? plan_real(articles, config.seed) : plan_made_up(config);

  for (const Plan& plan : plans) fs::create_directories(root / "content" / plan.day);
  write_whole(root / "site.toml", "title = \"柳河日报 1949-2024\"\n");

  std::vector<std::size_t> bytes(plans.size());
  parallel_for(plans.size(), config.jobs, [&](std::size_t i) {
    const Plan& plan = plans[i];
    Random random(config.seed, 1000 + i);
    std::vector<News> sheet;
    for (std::size_t a = 0; a < plan.count; ++a) {
      sheet.push_back(
          real ? articles[plan.first + a]
               : make_news(vocabulary, random,
                           random.between(config.least_characters, config.most_characters)));
    }
    const Layout layout = layout_of_sheet(config.layout, i);
    const std::string text = lay_out(sheet, layout, random);
    char name[32];
    std::snprintf(name, sizeof name, "%02zu.%s", plan.number,
                  layout == Layout::markdown ? "md" : "txt");
    write_whole(root / "content" / plan.day / name, text);
    bytes[i] = text.size();
  });
  return {real ? articles.size() : config.articles, plans.size(),
          std::accumulate(bytes.begin(), bytes.end(), std::size_t{0})};
}

}  // namespace baoku::bench
