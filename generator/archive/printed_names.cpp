#include "archive/printed_names.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "archive/identities.h"
#include "base/parallel.h"
#include "base/text_numbers.h"

namespace baoku {
namespace {

constexpr std::size_t kPart = 8192;  // articles that one thread looks at in a row

// A stretch of articles, with numbers of its own.
struct Part {
  std::vector<std::string> prints;
  std::vector<std::uint32_t> mentions;
  std::vector<char> is_sure;
  std::vector<NamedPerson::As> as;
  std::vector<std::uint32_t> numbers;  // by its own: those of the archive
};

class Numbering {
 public:
  Numbering(const std::vector<Entry>& entries, PrintedNames& out)
      : entries_(entries), out_(out), parts_((entries.size() + kPart - 1) / kPart) {
    out.begins.resize(entries.size() + 1);
    out.named.resize(entries.size());
  }

  void run(unsigned jobs) {
    parallel_for(parts_.size(), jobs, [&](std::size_t p) { number_part(p); });
    TextNumbers numbers;
    std::vector<std::size_t> begins;  // of the parts
    std::size_t size = 0;
    for (Part& part : parts_) {
      begins.push_back(size);
      size += part.mentions.size();
      for (std::string& print : part.prints) {
        const std::uint32_t number = numbers.number(print);
        if (number == out_.prints.size()) out_.prints.push_back(std::move(print));
        part.numbers.push_back(number);
      }
    }
    out_.mentions.resize(size);
    out_.is_sure.resize(size);
    out_.as.resize(size);
    out_.begins.back() = size;
    parallel_for(parts_.size(), jobs, [&](std::size_t p) { put_in(p, begins[p]); });
  }

 private:
  std::size_t end_of(std::size_t part) const {
    return std::min(entries_.size(), (part + 1) * kPart);
  }

  void number_part(std::size_t p) {
    Part& part = parts_[p];
    TextNumbers numbers;
    const auto add = [&](const NamedPerson& person) {
      const std::uint32_t number = numbers.number(person.name);
      if (number == part.prints.size()) part.prints.push_back(person.name);
      part.mentions.push_back(number);
      part.is_sure.push_back(person.confidence >= PrintedNames::kSure);
      part.as.push_back(person.as);
    };
    for (std::size_t e = p * kPart; e < end_of(p); ++e) {
      const Article& article = entries_[e].article;
      out_.begins[e] = part.mentions.size();
      out_.named[e] = static_cast<std::uint32_t>(article.people.size());
      for (const NamedPerson& person : article.people) add(person);
      for (const NamedPerson& person : article.possible_people) add(person);
    }
  }

  void put_in(std::size_t p, std::size_t begin) {
    Part& part = parts_[p];
    for (std::size_t e = p * kPart; e < end_of(p); ++e) out_.begins[e] += begin;
    for (std::size_t i = 0; i < part.mentions.size(); ++i) {
      out_.mentions[begin + i] = part.numbers[part.mentions[i]];
      out_.is_sure[begin + i] = part.is_sure[i];
      out_.as[begin + i] = part.as[i];
    }
    part = {};
  }

  const std::vector<Entry>& entries_;
  PrintedNames& out_;
  std::vector<Part> parts_;
};

}  // namespace

PrintedNames printed_names(const std::vector<Entry>& entries, const Folding& folding,
                           unsigned jobs) {
  PrintedNames out;
  Numbering(entries, out).run(jobs);
  std::vector<std::string> keys(out.prints.size());
  parallel_for(keys.size(), jobs,
               [&](std::size_t i) { keys[i] = name_key(out.prints[i], folding); });
  std::unordered_map<std::string_view, std::uint32_t> numbers;
  numbers.reserve(keys.size());
  std::vector<std::size_t> first;  // print that has the key, by key
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto [key, is_new] =
        numbers.try_emplace(keys[i], static_cast<std::uint32_t>(first.size()));
    if (is_new) first.push_back(i);
    out.key_of.push_back(key->second);
  }
  for (const std::size_t i : first) out.keys.push_back(std::move(keys[i]));
  return out;
}

}  // namespace baoku
