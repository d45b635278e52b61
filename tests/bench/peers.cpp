#include "peers.h"

#include <cctype>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace baoku::bench {
namespace {

namespace fs = std::filesystem;

void write_whole(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

// Everything Hugo needs but the articles. The lists page at 100 items, as baoku's do. Articles do
// not link to their neighbours.
void write_theme(const fs::path& root) {
  write_whole(root / "config.toml",
              "baseURL = \"https://example.org/\"\n"
              "title = \"柳河日报\"\n"
              "languageCode = \"zh-Hans\"\n"
              "hasCJKLanguage = true\n"
              "paginate = 100\n"
              "[outputs]\n"
              "home = [\"HTML\", \"RSS\"]\n"
              "section = [\"HTML\"]\n"
              "taxonomy = [\"HTML\"]\n"
              "term = [\"HTML\"]\n"
              "[taxonomies]\n"
              "person = \"people\"\n"
              "day = \"days\"\n"
              "sheet = \"sheets\"\n");
  write_whole(root / "layouts/_default/baseof.html",
              "<!DOCTYPE html><html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">"
              "<title>{{ .Title }} - {{ .Site.Title }}</title>"
              "<meta name=\"description\" content=\"{{ .Summary | plainify }}\">"
              "<link rel=\"stylesheet\" href=\"/site.css\"></head><body>"
              "<header><a href=\"/\">{{ .Site.Title }}</a> <a href=\"/days/\">日期</a> "
              "<a href=\"/people/\">人物</a></header>"
              "<main data-pagefind-body>{{ block \"main\" . }}{{ end }}</main></body></html>\n");
  write_whole(
      root / "layouts/_default/single.html",
      "{{ define \"main\" }}<h1>{{ .Title }}</h1>"
      "<p>{{ .Date.Format \"2006-01-02\" }}"
      "{{ range .GetTerms \"days\" }} <a href=\"{{ .RelPermalink }}\">同日</a>{{ end }}"
      "{{ range .GetTerms \"sheets\" }} <a href=\"{{ .RelPermalink }}\">同版</a>{{ end }}</p>"
      "<div>{{ .Content }}</div>"
      "<ul>{{ range .GetTerms \"people\" }}<li><a href=\"{{ .RelPermalink }}\">"
      "{{ .LinkTitle }}</a></li>{{ end }}</ul>"
      "{{ end }}\n");
  write_whole(root / "layouts/_default/list.html",
              "{{ define \"main\" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}"
              "<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> "
              "{{ .Date.Format \"2006-01-02\" }} {{ .Summary | plainify | truncate 90 }}</li>"
              "{{ end }}</ul>{{ template \"_internal/pagination.html\" . }}{{ end }}\n");
  write_whole(root / "layouts/_default/terms.html",
              "{{ define \"main\" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.ByCount }}"
              "<li><a href=\"{{ .Page.RelPermalink }}\">{{ .Page.Title }}</a> {{ .Count }}</li>"
              "{{ end }}</ul>{{ end }}\n");
  write_whole(root / "static/site.css", "body { max-width: 40em; margin: auto }\n");
}

// Writes the articles of baoku's articles.jsonl as Hugo's Markdown; returns how many they are.
std::size_t write_articles(const fs::path& jsonl, const fs::path& root) {
  std::ifstream in(jsonl);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line); ++count) {
    const Json article = Json::parse(line);
    Json front = {{"title", article.at("title")}};
    const std::string date =
        article.at("date").is_string() ? article.at("date").get<std::string>() : "";
    if (date.size() == 10) {
      front["date"] = date;
      front["days"] = {date};
      if (article.at("sheet").is_number()) {
        front["sheets"] = {date + "-" + std::to_string(article.at("sheet").get<int>())};
      }
    }
    Json people = Json::array();
    for (const Json& person : article.at("people")) people.push_back(person.at("name"));
    front["people"] = people;
    std::string text = article.at("text");
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) {
      text.replace(at, 1, "\n\n");
    }
    write_whole(root / "content/articles" / (article.at("id").get<std::string>() + ".md"),
                front.dump() + "\n" + text + "\n");
  }
  return count;
}

Cost run_or_tell(const std::vector<std::string>& command) {
  Cost cost = run(command);
  if (cost.status != 0) {
    cost.output =
        command.front() + " ended with status " + std::to_string(cost.status) + ": " +
        cost.output.substr(cost.output.size() - std::min<std::size_t>(cost.output.size(), 400));
  }
  return cost;
}

Json peer_json(const Cost& cost, const fs::path& site) {
  Json json = cost_json(cost);
  if (cost.status != 0) json["failed"] = cost.output;
  const FolderSize size = folder_size(site);
  json["files"] = size.files;
  json["bytes"] = size.bytes;
  return json;
}

}  // namespace

Json measure_peers(const CorpusConfig& corpus, const BuildConfig& config,
                   const PeersConfig& peers) {
  const fs::path root = fresh_folder(config.storage);
  const CorpusStats made = make_corpus(root / "archive", corpus);
  const Cost ours = build(config, root / "archive", root / "site");
  Json json = {{"articles", made.articles}, {"baoku", peer_json(ours, root / "site")}};
  json["writer"] = writer_json(files_of(root / "site"), root);
  const double writing = best_of(json["writer"]);  // all that a builder cannot do without
  write_theme(root / "hugo");
  json["hugo_articles"] = write_articles(root / "site/data/articles.jsonl", root / "hugo");
  fs::remove_all(root / "site");
  const fs::path pages = root / "hugo/public";
  const Cost hugo = run_or_tell({peers.hugo, "--quiet", "--source", (root / "hugo").string()});
  json["hugo"] = peer_json(hugo, pages);
  json["hugo_to_baoku"] = rounded(hugo.seconds / ours.seconds);
  json["hugo_to_writer"] = rounded(hugo.seconds / writing);
  if (!peers.pagefind.empty() && hugo.status == 0) {
    const Cost pagefind = run_or_tell({peers.pagefind, "--site", pages.string()});
    json["pagefind"] = peer_json(pagefind, pages / "pagefind");
    json["hugo_and_pagefind_to_baoku"] = rounded((hugo.seconds + pagefind.seconds) / ours.seconds);
    json["hugo_and_pagefind_to_writer"] = rounded((hugo.seconds + pagefind.seconds) / writing);
  }
  if (!config.keep) fs::remove_all(root);
  return json;
}

std::string peers_table(const Json& figures) {
  std::ostringstream out;
  out.precision(1);
  out << std::fixed << "| program | wall s | CPU s | peak MB | files | MB written | to baoku |\n"
      << "|---|---|---|---|---|---|---|\n";
  const double ours = figures.at("baoku").at("seconds").get<double>();
  for (const char* name : {"baoku", "hugo", "pagefind"}) {
    if (!figures.contains(name)) continue;
    const Json& cost = figures.at(name);
    out << "| " << name << (cost.contains("failed") ? " (failed)" : "") << " | "
        << cost.at("seconds").get<double>() << " | " << cost.at("cpu_seconds").get<double>()
        << " | " << cost.at("peak_memory_bytes").get<double>() / 1e6 << " | "
        << cost.at("files").get<std::size_t>() << " | " << cost.at("bytes").get<double>() / 1e6
        << " | " << cost.at("seconds").get<double>() / ours << " |\n";
  }
  const double writing = best_of(figures.at("writer"));
  out << "| writing our files alone | " << writing << " | | | | | " << writing / ours << " |\n"
      << "\nIf only the writing were left, baoku would be " << ours / writing
      << " times as quick as it is";
  for (const auto& [key, name] : {std::pair("hugo_to_writer", "Hugo"),
                                  std::pair("hugo_and_pagefind_to_writer", "Hugo with Pagefind")}) {
    if (figures.contains(key)) out << ", " << figures.at(key).get<double>() << " times " << name;
  }
  out << ".\n";
  return out.str();
}

}  // namespace baoku::bench
