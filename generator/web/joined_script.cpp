#include "web/joined_script.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <vector>

namespace baoku {
namespace {

constexpr std::string_view kImport = "import ";
constexpr std::string_view kExport = "export ";

// "page.js" -> "page_js"
std::string variable_of(const std::string& file) {
  std::string name;
  for (const char c : file) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
}

// The name that `function name(`, `async function name(`, `class Name` or `const name` declares.
std::string declared_name(std::string_view declaration) {
  for (const std::string_view word : {"async ", "function ", "class ", "const ", "let "}) {
    if (declaration.starts_with(word)) declaration.remove_prefix(word.size());
  }
  const auto is_part = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
  };
  return std::string(declaration.begin(),
                     std::find_if_not(declaration.begin(), declaration.end(), is_part));
}

class Joiner {
 public:
  explicit Joiner(const std::map<std::string, std::string>& modules) : modules_(modules) {}

  void add(const std::string& file) {
    const auto found = modules_.find(file);
    if (found == modules_.end()) throw std::runtime_error("no script file " + file + " to import");
    State& state = states_[file];
    if (state == State::done) return;
    if (state == State::open) throw std::runtime_error("script file " + file + " imports itself");
    state = State::open;
    const std::string body = body_of(found->second);
    out_ += "const " + variable_of(file) + "=(()=>{\n" + body + "})();\n";
    states_[file] = State::done;
  }

  std::string script() const { return "(()=>{\n\"use strict\";\n" + out_ + "})();\n"; }

 private:
  enum class State { unseen, open, done };

  // Adds what the module imports, and returns the module's text with its imports and exports turned
  // into plain statements.
  std::string body_of(std::string_view source) {
    std::string body;
    std::string exports;
    while (!source.empty()) {
      const std::size_t length = std::min(source.find('\n'), source.size());
      std::string_view line = source.substr(0, length);
      if (line.starts_with(kImport)) {
        const std::size_t end = source.find(';');
        body += import_statement(source.substr(0, end));
        source.remove_prefix(std::min(end, source.size() - 1) + 1);
        continue;
      }
      source.remove_prefix(std::min(length + 1, source.size()));
      if (line.starts_with(kExport)) {
        line.remove_prefix(kExport.size());
        exports += (exports.empty() ? "" : ",") + declared_name(line);
      }
      body.append(line) += '\n';
    }
    return body + "return{" + exports + "};\n";
  }

  // import { a, b as c } from './x.js'  ->  const { a, b: c }=x_js;
  std::string import_statement(std::string_view statement) {
    const std::size_t open = statement.find('{');
    const std::size_t close = statement.find('}');
    const std::size_t path = statement.find("'./");
    if (open == statement.npos || close == statement.npos || path == statement.npos) {
      throw std::runtime_error("cannot join: " + std::string(statement));
    }
    const std::string file(statement.substr(path + 3, statement.find('\'', path + 3) - path - 3));
    add(file);
    std::string names(statement.substr(open, close + 1 - open));
    for (std::size_t as; (as = names.find(" as ")) != names.npos;) names.replace(as, 4, ":");
    std::erase(names, '\n');
    return "const" + names + "=" + variable_of(file) + ";\n";
  }

  const std::map<std::string, std::string>& modules_;
  std::map<std::string, State> states_;
  std::string out_;
};

}  // namespace

std::string join_modules(const std::map<std::string, std::string>& modules,
                         const std::string& entry) {
  Joiner joiner(modules);
  joiner.add(entry);
  return joiner.script();
}

}  // namespace baoku
