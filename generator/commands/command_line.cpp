#include "commands/command_line.h"

#include <CLI/CLI.hpp>
#include <cstddef>
#include <sstream>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "hosts.h"

namespace baoku {
namespace {

constexpr int kMaxJobs = 1024;

struct Parsed {
  BuildRequest build;
  InspectOptions inspect;
  ServeRequest serve;
  InitRequest init;
  SearchRequest search;
  CheckRequest check;
  ImportRequest import;
  NamesRequest names;
  std::string import_to;
  ReviewRequest review;
  std::string review_format = "text";
  std::vector<std::string> words;
  std::string order = "relevance";
  std::string output;
  std::string base_url;
  std::string archive;
  int jobs = 0;
  std::string format = "text";
};

CLI::App* add_build(CLI::App& app, Parsed& parsed) {
  CLI::App* build = app.add_subcommand("build", "Publish an archive as a website");
  build->add_option("ROOT", parsed.build.options.root, "Folder with site.toml and content/")
      ->capture_default_str();
  build->add_option("--output", parsed.output, "Folder to publish into [ROOT/public]");
  build->add_option("--base-url", parsed.base_url, "Address of the site, for feeds and sitemap");
  build->add_option("--jobs", parsed.jobs, "Threads [as many as the machine has]")
      ->check(CLI::Range(1, kMaxJobs));
  build->add_option("--host", parsed.build.options.host, "Where the site shall go: fit its limits")
      ->check(CLI::IsMember(host_names()))
      ->capture_default_str();
  build->add_option("--archive", parsed.archive,
                    "Write the site as one file, too: site.tar, site.tar.gz or site.zip");
  build->add_flag("!--no-cache", parsed.build.options.cache,
                  "Read every sheet again, whatever an earlier build has kept");
  build->add_flag("--portable", parsed.build.options.portable,
                  "Let the site also work by double click, without a server");
  build->add_flag("--review", parsed.build.options.review,
                  "Write a page of doubts for the publisher, too: review/");
  build->add_flag("--costs", parsed.build.options.list_costs,
                  "Say what each step took: time, processor time, memory");
  build->add_flag("--print-templates", parsed.build.options.list_templates,
                  "Say which template made which pages, and which of your own nothing uses");
  build->add_flag("--strict", parsed.build.options.strict, "Publish nothing if there are warnings");
  build->add_flag("--quiet", parsed.build.quiet, "Say only what is wrong");
  return build;
}

CLI::App* add_inspect(CLI::App& app, Parsed& parsed) {
  CLI::App* inspect = app.add_subcommand("inspect", "Show what was read from sheets");
  inspect->add_option("FILE", parsed.inspect.files,
                      "Sheets (.txt, .md); with --view the archive's folder");
  CLI::Option* view = inspect->add_option("--view", parsed.inspect.view,
                                          "Show what the template of this page sees: articles/x/");
  inspect->add_option("--root", parsed.inspect.root, "Folder of the archive that has the page")
      ->needs(view)
      ->capture_default_str();
  inspect->add_option("--format", parsed.format, "json or text")
      ->check(CLI::IsMember({"json", "text"}))
      ->capture_default_str();
  return inspect;
}

CLI::App* add_serve(CLI::App& app, Parsed& parsed) {
  CLI::App* serve =
      app.add_subcommand("serve", "Publish, serve on this machine and rebuild on changes");
  serve->add_option("ROOT", parsed.serve.root, "Folder with site.toml and content/")
      ->capture_default_str();
  serve->add_option("--port", parsed.serve.port, "Port on 127.0.0.1")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  return serve;
}

CLI::App* add_init(CLI::App& app, Parsed& parsed) {
  CLI::App* init = app.add_subcommand("init", "Write a small archive to begin with");
  init->add_option("DIR", parsed.init.folder, "A new or an empty folder")->required();
  return init;
}

CLI::App* add_search(CLI::App& app, Parsed& parsed) {
  CLI::App* search = app.add_subcommand("search", "Find articles in a published archive");
  search->add_option("ROOT", parsed.search.root, "The archive's or the published folder")
      ->required();
  search->add_option("QUERY", parsed.words, "What the search page takes")->required();
  search->add_option("--order", parsed.order, "relevance, newest or oldest")
      ->check(CLI::IsMember({"relevance", "newest", "oldest"}))
      ->capture_default_str();
  search->add_option("--limit", parsed.search.limit, "Articles to list")->capture_default_str();
  search->add_flag("--json", parsed.search.as_json, "Answer as JSON");
  return search;
}

CLI::App* add_check(CLI::App& app, Parsed& parsed) {
  CLI::App* check = app.add_subcommand("check", "Check what was published");
  check->add_option("ROOT", parsed.check.root, "The archive's or the published folder")
      ->capture_default_str();
  check->add_flag("--search", parsed.check.search, "Replay a sample of the index on the pages");
  check->add_option("--sample", parsed.check.per_shard, "Queries from each file of the index")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  check->add_option("--jobs", parsed.check.jobs, "Threads [as many as the machine has]")
      ->check(CLI::Range(1, kMaxJobs));
  return check;
}

CLI::App* add_import(CLI::App& app, Parsed& parsed) {
  CLI::App* import =
      app.add_subcommand("import", "Write the articles of sheets as Markdown to edit");
  import->add_option("SHEET", parsed.import.sheets, "Sheets (.txt, .md)")->required();
  import->add_option("--to", parsed.import_to, "Folder to write to [beside the sheet]");
  import->add_flag("--force", parsed.import.force, "Overwrite what was imported before");
  return import;
}

CLI::App* add_names(CLI::App& app, Parsed& parsed) {
  CLI::App* names = app.add_subcommand("names", "Find the people in a plain text file");
  names->add_option("FILE", parsed.names.file, "A text; each line is a paragraph")
      ->required()
      ->check(CLI::ExistingFile);
  names->add_flag("--explain", parsed.names.explain, "Say why, and why not");
  return names;
}

CLI::App* add_review(CLI::App& app, Parsed& parsed) {
  CLI::App* review = app.add_subcommand("review", "List what is doubtful, with the cures");
  review->add_option("ROOT", parsed.review.root, "The archive's folder")->capture_default_str();
  review->add_option("--limit", parsed.review.limit, "Doubts to list, 0: all")
      ->capture_default_str();
  review->add_option("--below", parsed.review.below, "Only what is less certain than this, 0 to 1")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  review->add_option("--format", parsed.review_format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  review->add_option("--jobs", parsed.review.jobs, "Threads [as many as the machine has]")
      ->check(CLI::Range(1, kMaxJobs));
  return review;
}

SearchRequest finished(SearchRequest search, const Parsed& parsed) {
  for (const std::string& word : parsed.words)
    search.query += (search.query.empty() ? "" : " ") + word;
  if (parsed.order == "newest") search.order = ResultOrder::newest;
  if (parsed.order == "oldest") search.order = ResultOrder::oldest;
  return search;
}

// The first word that nobody took: CLI11 would complain about something else that is missing.
std::string unknown_word(const CLI::App& app) {
  const std::vector<std::string> rest = app.remaining(true);
  return rest.empty() ? "" : rest.front();
}

std::vector<std::string> known_words(const CLI::App& app, bool flags) {
  std::vector<std::string> words;
  if (!flags) {
    for (const CLI::App* command : app.get_subcommands({})) words.push_back(command->get_name());
    return words;
  }
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  }
  return words;
}

std::string unknown_word_message(const CLI::App& app, const std::string& word) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const CLI::App& command = chosen.empty() ? app : *chosen.front();
  const bool is_flag = word.starts_with('-');
  if (!is_flag && !chosen.empty()) {
    return "baoku: " + command.get_name() + " has no use for “" + word + "”";
  }
  const std::vector<std::string> words = known_words(command, is_flag);
  const std::string_view near =
      nearest_word(std::string_view(word).substr(0, word.find('=')), {words.begin(), words.end()});
  return "baoku: unknown " + std::string(is_flag ? "flag" : "command") + " “" + word + "”" +
         (near.empty() ? "" : ", did you mean “" + std::string(near) + "”?");
}

Answer answer_to(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    std::ostringstream out;
    std::ostringstream ignored;
    app.exit(error, out, ignored);
    return {out.str(), false};
  }
  const std::string word = unknown_word(app);
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  const std::string help =
      "baoku " + (chosen.empty() ? "" : chosen.front()->get_name() + " ") + "--help";
  const std::string what =
      word.empty() ? std::string("baoku: ") + error.what() : unknown_word_message(app, word);
  return {what + "\nSee “" + help + "”.\n", true};
}

BuildRequest finished(BuildRequest build, const Parsed& parsed) {
  build.options.jobs = static_cast<unsigned>(parsed.jobs);
  if (!parsed.output.empty()) build.options.output = parsed.output;
  if (!parsed.archive.empty()) build.options.archive = parsed.archive;
  if (!parsed.base_url.empty()) build.options.base_url = parsed.base_url;
  return build;
}

}  // namespace

Request parse_command_line(int argc, const char* const* argv) {
  CLI::App app("baoku (报库): a folder of newspaper sheets becomes a searchable website", "baoku");
  app.set_version_flag("--version", "baoku " BAOKU_VERSION);
  app.require_subcommand(1);
  Parsed parsed;
  const CLI::App* build = add_build(app, parsed);
  const CLI::App* inspect = add_inspect(app, parsed);
  const CLI::App* serve = add_serve(app, parsed);
  add_init(app, parsed);
  const CLI::App* search = add_search(app, parsed);
  const CLI::App* check = add_check(app, parsed);
  const CLI::App* review = add_review(app, parsed);
  const CLI::App* import = add_import(app, parsed);
  const CLI::App* names = add_names(app, parsed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return answer_to(app, error);
  }
  if (build->parsed()) return finished(std::move(parsed.build), parsed);
  if (inspect->parsed()) {
    if (parsed.inspect.files.empty() && parsed.inspect.view.empty()) {
      return Answer{"baoku: inspect needs a FILE or --view URL\nSee “baoku inspect --help”.\n",
                    true};
    }
    if (!parsed.inspect.view.empty() && !parsed.inspect.files.empty()) {
      if (parsed.inspect.files.size() > 1) {
        return Answer{"baoku: --view takes one folder\nSee “baoku inspect --help”.\n", true};
      }
      parsed.inspect.root = parsed.inspect.files.front();
      parsed.inspect.files.clear();
    }
    parsed.inspect.as_json = parsed.format == "json";
    return parsed.inspect;
  }
  if (serve->parsed()) return parsed.serve;
  if (search->parsed()) return finished(std::move(parsed.search), parsed);
  if (check->parsed()) return parsed.check;
  if (import->parsed()) {
    if (!parsed.import_to.empty()) parsed.import.to = parsed.import_to;
    return parsed.import;
  }
  if (names->parsed()) return parsed.names;
  if (review->parsed()) {
    parsed.review.as_json = parsed.review_format == "json";
    return parsed.review;
  }
  return parsed.init;
}

}  // namespace baoku
