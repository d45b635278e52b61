// Writes JSON values behind one another into a string, without building a tree: a line of
// articles.jsonl for each of hundreds of thousands of articles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baoku {

class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  void key(std::string_view name);
  void text(std::string_view value);  // valid UTF-8
  void number(long long value);
  void fraction(double value);  // 0..1, three digits
  void null();

  // A member of the open object: its key with its value.
  void text(std::string_view name, std::string_view value) { key(name), text(value); }
  void number(std::string_view name, long long value) { key(name), number(value); }
  void texts(std::string_view name, const std::vector<std::string>& values);

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void quote(std::string_view value);

  std::string& out_;
  bool needs_comma_ = false;
};

}  // namespace baoku
