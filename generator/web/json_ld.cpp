#include "web/json_ld.h"

#include <vector>

#include "web/calendar.h"
#include "web/escape.h"
#include "web/text.h"

namespace baoku {
namespace {

// Appends ,"name":"text" unless the text is empty.
void append_field(std::string& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  if (out.back() != '{') out += ',';
  append_json_string(out, name);
  out += ':';
  append_json_string(out, text);
}

void append_people(std::string& out, const Context& context, const Entry& entry, NamedPerson::As as,
                   std::string_view name) {
  bool any = false;
  for (const PersonIndex index : entry.people) {
    if (entry.is_writer(index) != (as == NamedPerson::As::author)) continue;
    out += any ? "," : ",\"" + std::string(name) + "\":[";
    any = true;
    out += "{\"@type\":\"Person\"";
    const Person& person = context.archive.people[index];
    append_field(out, "name", person.name);
    if (!context.base_url.empty()) append_field(out, "url", context.base_url + person.path);
    out += '}';
  }
  if (any) out += ']';
}

// Appends ,"name":["text",…], or the one text by itself.
void append_texts(std::string& out, std::string_view name, const std::vector<std::string>& texts) {
  if (texts.size() == 1) return append_field(out, name, texts.front());
  if (texts.empty()) return;
  out += ',';
  append_json_string(out, name);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    out += i == 0 ? ":[" : ",";
    append_json_string(out, texts[i]);
  }
  out += ']';
}

// What else somebody may look for; misprints are nobody's name.
std::vector<std::string> other_names(const Person& person) {
  std::vector<std::string> names;
  if (!person.pinyin.empty()) names.push_back(person.pinyin);
  for (const OtherName& other : person.other_names) {
    if (other.kind != OtherName::Kind::misprint) names.push_back(other.name);
  }
  return names;
}

}  // namespace

std::string article_json_ld(const Context& context, const Entry& entry) {
  const Article& article = entry.article;
  const SheetEntry& sheet = context.archive.sheets[entry.sheet];
  std::string out = R"({"@context":"https://schema.org","@type":"NewsArticle")";
  append_field(out, "headline", title_of(context, entry, 110));
  append_field(out, "alternativeHeadline", shortened(article.subtitle, 110));
  if (article.date.is_full()) append_field(out, "datePublished", article.date.iso());
  append_field(out, "inLanguage", context.config.language);
  append_field(out, "articleSection", shortened(article.section, 60));
  append_field(out, "description", excerpt_of(article, 120));
  if (!context.base_url.empty()) append_field(out, "url", context.base_url + entry.path);
  append_people(out, context, entry, NamedPerson::As::author, "author");
  append_people(out, context, entry, NamedPerson::As::subject, "mentions");
  const std::string newspaper = shortened(sheet.sheet.newspaper, 60);
  if (!newspaper.empty()) {
    out += R"(,"publisher":{"@type":"NewsMediaOrganization")";
    append_field(out, "name", newspaper);
    out += R"(},"isPartOf":{"@type":"Newspaper")";
    append_field(out, "name", newspaper);
    out += '}';
  }
  if (sheet.sheet.number > 0) {
    append_field(out, "printPage",
                 sheet.sheet.series + two_digits(static_cast<unsigned>(sheet.sheet.number)));
  }
  return out + '}';
}

std::string person_json_ld(const Context& context, const Person& person) {
  std::string out = R"({"@context":"https://schema.org","@type":"Person")";
  append_field(out, "name", person.name);
  append_texts(out, "alternateName", other_names(person));
  append_field(out, "description", person.description);
  if (!context.base_url.empty()) append_field(out, "url", context.base_url + person.path);
  std::vector<std::string> links;
  for (const PersonLink& link : person.links) links.push_back(link.url);
  append_texts(out, "sameAs", links);
  return out + '}';
}

}  // namespace baoku
