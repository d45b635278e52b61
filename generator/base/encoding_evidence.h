// How much bytes look like Chinese text in one encoding. GB18030 and Big5 share most of their byte
// pairs, so that one nearly always decodes as the other; what tells them apart is which characters
// come out. The evidence is counted over characters beyond ASCII:
//
//   frequent   among the few hundred commonest characters and marks: 2 of 3 in any real text,
//              1 of 20 in a text read in the wrong encoding
//   common     in the standard's own first level (GB 2312: 3,755 characters, Big5: 5,401)
//   odd        anything else, and bytes that are no character at all
#pragma once

#include <cstddef>
#include <string_view>

namespace baoku {

struct Evidence {
  std::size_t frequent = 0;
  std::size_t common = 0;
  std::size_t odd = 0;

  std::size_t total() const { return frequent + common + odd; }
  // True when the text may well be Chinese: little is odd and enough is frequent.
  bool is_plausible() const { return odd * 8 <= total() && frequent * 6 >= total(); }
  // True when this outweighs `other`, so that a text of a few characters is told apart safely.
  bool outweighs(const Evidence& other) const;
};

// `encoding` is "GB18030" or "Big5".
Evidence multibyte_evidence(std::string_view bytes, std::string_view encoding);

// Reads pairs of bytes; here ASCII counts too, as common. A last single byte is left out.
Evidence utf16_evidence(std::string_view bytes, bool big_endian);

// Counts the bytes beyond ASCII that stand in well-formed sequences of 3 or 4 bytes (which other
// encodings make only by chance) as common, all others as odd.
Evidence utf8_evidence(std::string_view bytes);

}  // namespace baoku
