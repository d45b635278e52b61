#include "archive/doubt_words.h"

#include <algorithm>
#include <cassert>

namespace baoku {

const std::vector<DoubtSentence>& doubt_sentences() {
  static const std::vector<DoubtSentence> sentences = {
      {"no_text", "{title} has no text"},
      {"no_text_why", "it was taken for a headline, and no story of the sheet is below it"},
      {"boundary", "an article may not begin with {beginning}"},
      {"boundary_why",
       "it was taken for the first line of an article; it may go on from the text above, or be "
       "something else"},
      {"no_headline", "no headline was found for {beginning}"},
      {"no_headline_why", "pages show its first words in place of a title"},
      {"headline", "{title} may not be the headline of {beginning}"},
      {"headline_far",
       "it stands in line {headline_lines}, the story in {body_lines}; they were matched by the "
       "words they share"},
      {"headline_near",
       "it stands right above, but other headlines of the sheet, or another cut between kicker, "
       "title and subtitle, fit nearly as well"},
      {"stray", "what is {line}?"},
      {"stray_why",
       "it looks like a headline, but no article of the sheet shares its words; it stays with "
       "{title}"},
      {"byline", "{names} may not be the byline of {title}"},
      {"byline_why", "its line was taken for a byline, and may be text or another article's"},
      {"subhead", "{line} may be no subhead in {title}"},
      {"subhead_why", "it was taken for one; it may be text, a headline or page furniture"},
      {"paragraph", "{line} may not begin a paragraph of {title}"},
      {"paragraph_why", "it was taken for one; it may go on from the line above it"},
      {"join", "{line} may not go on from the line above it"},
      {"join_why", "it was joined to it; a new paragraph or article may begin here"},
      {"year", "the year of {date} is inferred, for {title}"},
      {"year_of_more",
       "the year of {date} is inferred, for {title}; so are those of {count} more on the sheet"},
      {"year_why", "it rests on “{reason}”"},
      {"no_date", "{title} has no full date"},
      {"no_date_of_more", "{title} and {count} more on the sheet have no full date"},
      {"no_year_why",
       "month and day stand in the text; nothing on the sheet or in its folder tells the year for "
       "certain"},
      {"no_day_why", "neither the path nor the text names a day"},
      {"no_year_or_day_why",
       "of some, month and day stand in the text, but nothing tells the year for certain; of "
       "others neither the path nor the text names a day"},
      {"imported", "{title} was imported as it was read, and nobody has checked it"},
      {"imported_why", "{reasons}"},
      {"same_person", "{wrong} and {right} may be one person"},
      {"looks_and_sounds", "one character apart that looks and sounds alike"},
      {"looks", "one character apart that looks alike"},
      {"sounds", "one character apart that sounds alike"},
      {"sounds_but_tone", "one character apart that sounds alike but for the tone"},
      {"same_office", "both {office}"},
      {"same_paper", "both write for the same paper"},
      {"same_company", "people named with both: {count}"},
      {"named_together", "but one article names both"},
      {"named_times", "articles that name them: {wrong_count} and {right_count}"},
      {"nobody", "{name} may not be a person"},
      {"nobody_why", "named once, with little that speaks for a name"},
      {"two_people", "{name} may be two people: {one} and {other}"},
      {"two_people_why",
       "the two offices take turns in time, and share neither organisation nor company"},
      {"two_places_why",
       "the two offices are in different places, and share neither organisation nor company"},
      {"several_people", "{name} may be several people: {offices}"},
      {"several_people_why", "these offices share neither organisation nor company"},
  };
  return sentences;
}

std::string in_english(const DoubtWords& words) {
  const auto& all = doubt_sentences();
  const auto sentence =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.id == words.id; });
  assert(sentence != all.end());
  const std::string_view english = sentence->english;
  std::string out;
  for (std::size_t i = 0; i < english.size();) {
    const std::size_t open = std::min(english.find('{', i), english.size());
    out += english.substr(i, open - i);
    if (open == english.size()) break;
    const std::size_t close = english.find('}', open);
    const std::string_view name = english.substr(open + 1, close - open - 1);
    for (const auto& [place, text] : words.places) {
      if (place == name) out += text;
    }
    i = close + 1;
  }
  return out;
}

std::string in_english(const std::vector<DoubtWords>& all) {
  std::string out;
  for (const DoubtWords& each : all) out += (out.empty() ? "" : "; ") + in_english(each);
  return out;
}

}  // namespace baoku
