// Writes what the tests of the browser's modules need into a folder: indexes of random archives,
// and as JSON what a plain scan finds in them and how texts fold.
//
//   cases.json: {"folding": [{"text", "folded"}],
//                "cases": [{"folder", "articles", "queries": [{"query", "oldest", "relevance",
//                "years"}]}]}
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "archives.h"
#include "base/utf8.h"
#include "search/index.h"
#include "search/query.h"

namespace {

using namespace baoku;
using Json = nlohmann::ordered_json;

void write_file(const std::filesystem::path& path, const std::string& content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << content;
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

Json make_case(const std::filesystem::path& folder, const Archive& archive, const IndexShape& shape,
               int queries, std::mt19937& random) {
  MemoryOutput output;
  write_search_index(archive, {2, shape}, output);
  for (const auto& [path, content] : output.files) write_file(folder / path, content);
  const Folding folding;
  const PlainScan plain(archive, folding);
  const IndexReader index(output.loader());
  Json result = {{"folder", folder.filename().string()}, {"articles", archive.entries.size()}};
  for (int i = 0; i < queries; ++i) {
    std::string query = plain.random_piece(i % 3 == 0 ? 30 : 4, random);
    if (i % 3 == 1) query += " " + plain.random_piece(3, random);
    if (i % 9 == 4) query += "　" + plain.random_piece(2, random);
    if (i % 7 == 0) query += plain.random_piece(2, random);
    if (i % 2 == 0) query = plain.random_query(random);
    const SearchAnswer answer = answer_query(query, ResultOrder::relevance, index);
    result["queries"].push_back({{"query", query},
                                 {"oldest", plain.find(parse_query(query))},
                                 {"relevance", answer.articles},
                                 {"years", answer.years}});
  }
  return result;
}

Json folding_cases(std::mt19937& random) {
  const Folding folding;
  Json cases = Json::array();
  const auto add = [&](const std::string& text) {
    cases.push_back({{"text", text}, {"folded", folding.fold(text)}});
  };
  for (const Alphabet alphabet : kAlphabets) {
    const PlainScan texts(random_archive(alphabet, 20, random), folding);
    for (int i = 0; i < 60; ++i) add(texts.random_piece(40, random));
  }
  for (const char32_t c : folding.changed()) {
    // A lone mark may compose with what stands before it; letters on both sides keep it in place.
    add("x" + to_utf8(std::u32string(1, c)) + "国");
  }
  return cases;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: write_fixture FOLDER\n";
    return 2;
  }
  const std::filesystem::path root = argv[1];
  std::filesystem::remove_all(root);
  std::mt19937 random(20210125);
  Json cases = Json::array();
  for (const Alphabet alphabet : kAlphabets) {
    const std::string name = "small" + std::to_string(static_cast<int>(alphabet));
    cases.push_back(
        make_case(root / name, random_archive(alphabet, 50, random), small_shape(), 200, random));
  }
  cases.push_back(make_case(root / "published", random_archive(Alphabet::han, 1400, random),
                            IndexShape(), 120, random));
  cases.push_back(make_case(root / "empty", Archive(), IndexShape(), 1, random));

  // An index that knows every character, so that the whole folding is published.
  const Folding folding;
  std::string all;  // divided, lest some compose with each other
  for (const char32_t c : folding.changed()) all += to_utf8(folding.folded(c)) + '|';
  Archive archive;
  archive.entries.push_back(make_entry("", {all}));
  cases.push_back(make_case(root / "folding", archive, IndexShape(), 5, random));

  write_file(root / "cases.json",
             Json{{"folding", folding_cases(random)}, {"cases", cases}}.dump());
}
