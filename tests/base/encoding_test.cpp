#include "base/encoding.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace baoku {
namespace {

std::string encoded(std::string_view utf8, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out(utf8.size() * 4 + 8, '\0');
  const int size = ucnv_convert(encoding, "UTF-8", out.data(), static_cast<int>(out.size()),
                                utf8.data(), static_cast<int>(utf8.size()), &status);
  REQUIRE(U_SUCCESS(status));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

// "GB18030: text" or the message of the refusal.
std::string outcome(std::string_view bytes) {
  const auto result = decode_text(bytes);
  if (const auto* decoded = std::get_if<Decoded>(&result)) {
    return decoded->encoding + ": " + decoded->text;
  }
  return std::get<Undecodable>(result).message;
}

const std::string kSheet =
    "梅溪镇启动河道清淤工程\n"
    "本报讯 昨日上午，梅溪镇河道清淤工程正式开工，镇长周明远到现场查看进度。\n"
    "记者 陈敏\n";

const std::string kTraditional =
    "溪口鄉新橋通車\n本報訊　連接東西兩村的新橋昨日通車，鄉長林文德與村民代表一同走過橋面。"
    "這座橋長一百二十米，工程歷時兩年，學生上學的路程由四十分鐘縮短為十分鐘。"
    "「從今以後，下雨天也不怕了。」六十八歲的村民陳阿土說。\n";

TEST_CASE("UTF-8 is taken as it is, its byte order mark is not text") {
  CHECK(outcome("") == "UTF-8: ");
  CHECK(outcome("plain ASCII\n") == "UTF-8: plain ASCII\n");
  CHECK(outcome(kSheet) == "UTF-8: " + kSheet);
  CHECK(outcome("\xEF\xBB\xBF" + kSheet) == "UTF-8: " + kSheet);
  CHECK(outcome("\xEF\xBB\xBF") == "UTF-8: ");
  CHECK(outcome("caf\u00E9 𠮷野家\n") == "UTF-8: caf\u00E9 𠮷野家\n");
}

TEST_CASE("Line ends of all kinds become line feeds; form feeds and soft hyphens stay") {
  CHECK(outcome("a\r\nb\rc\n\r\n\rd\r") == "UTF-8: a\nb\nc\n\n\nd\n");
  CHECK(outcome("a\fb\u00ADc\u200Bd\t\ve") == "UTF-8: a\fb\u00ADc\u200Bd\t\ve");
  CHECK(outcome(encoded("新闻\r\n要闻\r", "UTF-16LE")) == "UTF-16LE: 新闻\n要闻\n");
}

TEST_CASE("A sheet of three lines in GB18030 is read as GB18030") {
  CHECK(outcome(encoded(kSheet, "GB18030")) == "GB18030: " + kSheet);
  CHECK(outcome(encoded("镇长周明远到现场查看进度\n", "GB18030")) ==
        "GB18030: 镇长周明远到现场查看进度\n");
  CHECK(outcome(encoded("本报讯 梅溪镇的𠮷先生说：“好”。\r\n", "GB18030")) ==
        "GB18030: 本报讯 梅溪镇的𠮷先生说：“好”。\n");
  CHECK(outcome(encoded("title: 全镇经济工作会议召开\n", "GB18030")) ==
        "GB18030: title: 全镇经济工作会议召开\n");
}

TEST_CASE("A column of a hundred characters in Big5 is read as Big5") {
  CHECK(outcome(encoded(kTraditional, "Big5")) == "Big5: " + kTraditional);
  CHECK(outcome(encoded("溪口鄉新橋通車，村民說好。\n", "Big5")) ==
        "Big5: 溪口鄉新橋通車，村民說好。\n");
}

TEST_CASE("Traditional text in GB18030 is read as GB18030") {
  const std::string text = "「從今以後，下雨天也不怕了。」村民說。\n";
  CHECK(outcome(encoded(text, "GB18030")) == "GB18030: " + text);
}

TEST_CASE("UTF-16 is read by its byte order mark") {
  CHECK(outcome("\xFF\xFE" + encoded(kSheet, "UTF-16LE")) == "UTF-16LE: " + kSheet);
  CHECK(outcome("\xFE\xFF" + encoded(kSheet, "UTF-16BE")) == "UTF-16BE: " + kSheet);
  CHECK(outcome("\xFF\xFE") == "UTF-16LE: ");
  CHECK(outcome("\xFF\xFE" + encoded("𠮷\n", "UTF-16LE")) == "UTF-16LE: 𠮷\n");
}

TEST_CASE("a few bytes with a NUL are no UTF-16") {
  CHECK(outcome(std::string("\0abc", 4)).find("UTF-16BE:") == std::string::npos);
  CHECK(outcome(std::string("\0abc", 4)).find("0x00") != std::string::npos);
}

TEST_CASE("UTF-16 without a byte order mark is read by the evidence") {
  for (const std::string& text : {kSheet, kTraditional, std::string("新闻"), std::string("plain\n"),
                                  std::string("没有换行也没有拉丁字母的一句话，照样认得出来。")}) {
    CHECK(outcome(encoded(text, "UTF-16LE")) == "UTF-16LE: " + text);
    CHECK(outcome(encoded(text, "UTF-16BE")) == "UTF-16BE: " + text);
  }
}

TEST_CASE("One bad byte in UTF-8 is reported as bad UTF-8 at that byte") {
  std::string bytes = kSheet;
  const std::size_t at = bytes.find("工程正式");
  bytes[at] = '\xFF';
  CHECK(outcome(bytes) == "byte 0xFF at offset " + std::to_string(at) +
                              " (line 2) is not valid UTF-8, as the rest of the file is");
  const auto result = decode_text(bytes);
  CHECK(std::get<Undecodable>(result).offset == at);
  CHECK(outcome("梅溪\xB1") ==
        "byte 0xB1 at offset 6 (line 1) is not valid UTF-8, as the rest of the file is");
  CHECK(outcome(kSheet.substr(0, kSheet.size() - 3)) ==
        "byte 0xE6 at offset " + std::to_string(kSheet.size() - 4) +
            " (line 3) is not valid UTF-8, as the rest of the file is");
  CHECK(outcome("\xEF\xBB\xBF"
                "a\r\nb\r\xFE") ==
        "byte 0xFE at offset 8 (line 3) is not valid UTF-8, as the rest of the file is");
}

TEST_CASE("A truncated last character is reported with the encoding of the rest") {
  std::string gb = encoded(kSheet, "GB18030");
  gb.resize(gb.size() - 2);
  CHECK(outcome(gb) == "byte 0xC3 at offset " + std::to_string(gb.size() - 1) +
                           " (line 3) begins a character of GB18030 within which the file ends");
  std::string big5 = encoded(kTraditional, "Big5");
  big5.resize(big5.size() - 4);
  CHECK(outcome(big5) == "byte 0xBB at offset " + std::to_string(big5.size() - 1) +
                             " (line 2) begins a character of Big5 within which the file ends");
  std::string wide = encoded(kSheet, "UTF-16LE");
  wide.pop_back();
  CHECK(outcome(wide) == "byte 0x0A at offset " + std::to_string(wide.size() - 1) +
                             " (line 3) is half a character of UTF-16LE: the file ends within it");
  CHECK(outcome(std::string("\xFE\xFF\xD8\x42\0a", 6)) ==
        "byte 0xD8 at offset 2 (line 1) begins half a surrogate pair of UTF-16BE");
}

TEST_CASE("A bad byte inside GB18030 is named") {
  std::string gb = encoded(kSheet, "GB18030");
  const std::size_t at = gb.find(' ');
  gb.insert(at, "\xFF");
  CHECK(outcome(gb) == "byte 0xFF at offset " + std::to_string(at) +
                           " (line 2) is no GB18030, as the rest of the file is");
}

TEST_CASE("NUL and control characters are refused with their place") {
  CHECK(outcome(std::string("新闻\n\0要闻", 14)) ==
        "byte 0x00 at offset 7 (line 2) is the control character U+0000, which no text holds");
  CHECK(outcome("a\x1B[1mb") ==
        "byte 0x1B at offset 1 (line 1) is the control character U+001B, which no text holds");
  CHECK(outcome("新\u0085") ==
        "byte 0xC2 at offset 3 (line 1) is the control character U+0085, which no text holds");
  CHECK(outcome("新\uFFFE") ==
        "byte 0xEF at offset 3 (line 1) is the noncharacter U+FFFE, which no text holds");
  CHECK(outcome(encoded(kSheet + "\x01", "GB18030")) ==
        "byte 0x01 at offset " + std::to_string(encoded(kSheet, "GB18030").size()) +
            " (line 4) is the control character U+0001, which no text holds");
  CHECK(outcome(encoded("全镇今日要闻报道\x02", "UTF-16LE")) ==
        "byte 0x02 at offset 16 (line 1) is the control character U+0002, which no text holds");
}

TEST_CASE("Text in no encoding that is read here is refused, never guessed") {
  for (const std::string& bytes :
       {encoded("Café, déjà vu, naïve garçon à l'école où l'été s'achève.\n", "ISO-8859-1"),
        encoded("größer für Straßen\n", "ISO-8859-1"),
        encoded("Привет, мир. Это газета нашего города, которая выходит каждый день.\n",
                "windows-1251"),
        encoded("これは日本語の新聞の記事です。今日はとても良い天気でした。\n", "EUC-JP"),
        encoded("これは日本語の新聞の記事です。今日はとても良い天気でした。\n", "Shift_JIS"),
        encoded("우리 마을 신문은 매일 아침 일찍 나온다. 오늘도 좋은 소식이 많다.\n", "EUC-KR"),
        std::string("\xE9"), std::string("\x80\x81\x82"), std::string("\xFF\xFF\xFF\xFF")}) {
    INFO(outcome(bytes));
    CHECK(std::holds_alternative<Undecodable>(decode_text(bytes)));
  }
}

TEST_CASE("GB18030 that happens to be valid UTF-8 is doubtful, and Latin or Greek text is not") {
  const std::string unlucky =
      encoded("没一天", "GB18030").substr(0, 4) + encoded("一没", "GB18030");
  REQUIRE_FALSE(first_invalid_utf8(unlucky));
  CHECK(outcome(unlucky) ==
        "byte 0xC3 at offset 0 (line 1) begins text that may be UTF-8 or GB18030; save the file as "
        "UTF-8");
  CHECK(outcome(encoded("梅溪\n", "GB18030"))
            .ends_with("may be UTF-8 or GB18030; save the file as UTF-8"));
  for (const char* text :
       {"café déjà vu, sûr", "größer für Straßen", "Καλημέρα κόσμε", "Привет, мир"}) {
    CHECK(outcome(text) == std::string("UTF-8: ") + text);
  }
}

TEST_CASE("Two characters that both readings explain are doubtful, not mojibake") {
  CHECK(outcome("\xB9\xB7\n").find("save the file as UTF-8") != std::string::npos);
}

TEST_CASE("Random bytes never become text by accident") {
  std::mt19937 random(20210125);
  int decoded = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(1 + random() % 60, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    const auto result = decode_text(bytes);
    if (const auto* text = std::get_if<Decoded>(&result)) {
      ++decoded;
      CHECK_FALSE(first_invalid_utf8(text->text));
    } else {
      CHECK(std::get<Undecodable>(result).offset < bytes.size());
    }
  }
  CHECK(decoded < 60);
}

TEST_CASE("Every cut of a GB18030 sheet is read right or refused") {
  const std::string gb = encoded(kSheet, "GB18030");
  for (std::size_t size = 3; size <= gb.size(); ++size) {
    INFO(size);
    const auto result = decode_text(std::string_view(gb).substr(0, size));
    if (const auto* text = std::get_if<Decoded>(&result)) CHECK(kSheet.starts_with(text->text));
  }
}

}  // namespace
}  // namespace baoku
