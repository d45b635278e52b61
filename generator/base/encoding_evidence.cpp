#include "base/encoding_evidence.h"

#include <unicode/ucnv.h>

#include <bitset>
#include <string>

#include "base/utf8.h"

namespace baoku {
namespace {

// The commonest marks and characters of Chinese print, traditional forms after the simplified ones.
constexpr std::u16string_view kFrequent =
    u"，。、：；？！（）“”‘’《》…—·「」『』【】　１２３４５６７８９０"
    u"的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过"
    u"发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本"
    u"前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很"
    u"最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度"
    u"门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电"
    u"数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马"
    u"科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万"
    u"取拉格望觉术领共确传师观清今切院让识候带导争运村镇县乡省委群众干党组织项企服办室局站议召近快"
    u"推环境农街居济校医单责研究综這個們來為國說時會對過發後種經麼學現當沒動還進樣開從實軍無與長機"
    u"關點業將兩間問並應戰頭體見產話給門東聲員處論義幾認條氣題變總電數報結務場計資許統區隊決馬書則"
    u"聽達強難權設記據類張該規萬覺術領確傳師觀讓識帶導爭運鎮縣鄉黨組織項辦議環農濟醫單責綜";

constexpr std::size_t kCodes = 0x10000;

// The two-byte codes of the frequent characters in one encoding.
std::bitset<kCodes> frequent_codes(const char* encoding) {
  std::bitset<kCodes> codes;
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  for (const char16_t c : kFrequent) {
    char out[8];
    UErrorCode one = U_ZERO_ERROR;
    ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &one);
    const int size = ucnv_fromUChars(converter, out, sizeof out, &c, 1, &one);
    if (U_FAILURE(one) || size != 2) continue;  // the other script's form, unknown to this one
    codes.set(static_cast<std::size_t>(static_cast<unsigned char>(out[0]) << 8 |
                                       static_cast<unsigned char>(out[1])));
  }
  ucnv_close(converter);
  return codes;
}

bool is_gb_common(unsigned lead, unsigned tail) {
  if (tail < 0xA1) return false;
  return (lead >= 0xB0 && lead <= 0xD7) || lead == 0xA1 || lead == 0xA3;
}

bool is_big5_common(unsigned lead, unsigned tail) {
  if (lead == 0xA1 || lead == 0xA2) return true;
  return (lead >= 0xA4 && lead <= 0xC5) || (lead == 0xC6 && tail <= 0x7E);
}

bool is_tail(unsigned byte, bool is_gb) {
  if (is_gb) return byte >= 0x40 && byte <= 0xFE && byte != 0x7F;
  return (byte >= 0x40 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xFE);
}

std::bitset<kCodes> frequent_characters() {
  std::bitset<kCodes> characters;
  for (const char16_t c : kFrequent) characters.set(c);
  return characters;
}

bool is_common(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || c == '\f' || (c >= 0x20 && c < 0x7F) ||
         (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x301F) ||
         (c >= 0x4E00 && c <= 0x9FA5) || (c >= 0xFF01 && c <= 0xFF5E);
}

}  // namespace

bool Evidence::outweighs(const Evidence& other) const {
  if (!is_plausible()) return false;
  if (!other.is_plausible()) return true;
  return frequent >= other.frequent * 3 + 3;
}

Evidence multibyte_evidence(std::string_view bytes, std::string_view encoding) {
  const bool is_gb = encoding == "GB18030";
  const std::bitset<kCodes> frequent = frequent_codes(is_gb ? "GB18030" : "Big5");
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
  };
  Evidence evidence;
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned lead = byte(i);
    const unsigned tail = byte(i + 1);
    if (lead < 0x80) {
      i += 1;
    } else if (lead > 0x80 && lead < 0xFF && is_tail(tail, is_gb)) {
      const bool is_first_level = is_gb ? is_gb_common(lead, tail) : is_big5_common(lead, tail);
      if (frequent[lead << 8 | tail]) {
        ++evidence.frequent;
      } else {
        ++(is_first_level ? evidence.common : evidence.odd);
      }
      i += 2;
    } else {
      const bool is_four = is_gb && lead > 0x80 && lead < 0xFF && tail >= 0x30 && tail <= 0x39;
      ++evidence.odd;
      i += is_four ? 4 : 1;
    }
  }
  return evidence;
}

Evidence utf16_evidence(std::string_view bytes, bool big_endian) {
  const std::bitset<kCodes> frequent = frequent_characters();
  Evidence evidence;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    const auto c = static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
    if (is_common(c)) {
      ++(c < 0x7F || frequent[c] ? evidence.frequent : evidence.common);
    } else {
      ++evidence.odd;
    }
  }
  return evidence;
}

Evidence utf8_evidence(std::string_view bytes) {
  Evidence evidence;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::string_view rest = bytes.substr(begin);
    const std::size_t sound = first_invalid_utf8(rest).value_or(rest.size());
    for (std::size_t i = 0; i < sound;) {
      const std::size_t from = i;
      if (next_code_point(rest, i) < 0x80) continue;
      (i - from >= 3 ? evidence.common : evidence.odd) += i - from;
    }
    if (sound < rest.size()) ++evidence.odd;
    begin += sound + 1;
  }
  return evidence;
}

}  // namespace baoku
