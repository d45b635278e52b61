// The words that bylines are made of. How they follow each other says byline_grammar.h.
#pragma once

#include <array>
#include <string_view>

#include "reading/article.h"

namespace baoku::byline_words {

using Text = std::u32string_view;

enum class Role { none, reporter, correspondent, other };

struct Marker {
  Text word;
  Role role;
};

// Longest first where one begins another. 实习生 and 见习记者 write beside a reporter: they count
// as reporters, as the papers' own databases do.
inline constexpr std::array kMarkers = {
    Marker{U"特约通讯员", Role::correspondent},
    Marker{U"通讯员", Role::correspondent},
    Marker{U"特约记者", Role::reporter},
    Marker{U"首席记者", Role::reporter},
    Marker{U"见习记者", Role::reporter},
    Marker{U"实习记者", Role::reporter},
    Marker{U"摄影记者", Role::reporter},
    Marker{U"特派记者", Role::reporter},
    Marker{U"全媒体记者", Role::reporter},
    Marker{U"融媒体记者", Role::reporter},
    Marker{U"记者", Role::reporter},
    Marker{U"实习生", Role::reporter},
    Marker{U"图片由", Role::other},
    Marker{U"摄影", Role::other},
    Marker{U"整理", Role::other},
    Marker{U"供图", Role::other},
    Marker{U"制图", Role::other},
    Marker{U"漫画", Role::other},
    Marker{U"作者", Role::other},
    Marker{U"撰文", Role::other},
    Marker{U"采写", Role::reporter},
    Marker{U"文", Role::other},
    Marker{U"图", Role::other},
};

// What may stand in front of a marker as part of it.
inline constexpr std::array<Text, 7> kMarkerPrefixes = {U"本报",   U"本刊",   U"本台", U"本网",
                                                        U"新华社", U"中新社", U"□"};

inline constexpr std::array<Text, 12> kCredits = {U"文/图",    U"图/文", U"文图", U"图文",
                                                  U"摄影报道", U"/文图", U"/文",  U"/图",
                                                  U"/摄",      U"摄",    U"供图", U"整理"};

inline constexpr std::array<Text, 12> kPaperEndings = {U"日报",   U"时报",   U"晚报",   U"晨报",
                                                       U"早报",   U"商报",   U"快报",   U"周报",
                                                       U"新闻网", U"电视台", U"通讯社", U"报"};

inline constexpr std::array<Text, 26> kAffiliationEndings = {
    U"公司", U"集团", U"中心", U"街道", U"办事处", U"委员会", U"支队", U"大队", U"学校",
    U"大学", U"中学", U"小学", U"医院", U"局",     U"院",     U"部",   U"办",   U"会",
    U"处",   U"所",   U"站",   U"委",   U"镇",     U"乡",     U"区",   U"县"};

// What names the stories that a byline is of, and how it goes on.
struct Several {
  Text word;
  Byline::Of of;
};
inline constexpr std::array kSeveral = {
    Several{U"本组", Byline::Of::group},   Several{U"此组", Byline::Of::group},
    Several{U"本栏", Byline::Of::group},   Several{U"本专题", Byline::Of::group},
    Several{U"本专版", Byline::Of::sheet}, Several{U"本版", Byline::Of::sheet},
};
inline constexpr std::array<Text, 9> kPieces = {U"稿件", U"文字", U"文图", U"图文", U"报道",
                                                U"新闻", U"消息", U"文章", U"采访"};
inline constexpr std::array<Text, 3> kPictures = {U"图片", U"照片", U"摄影"};
inline constexpr std::array<Text, 6> kVerbs = {U"采写", U"撰写", U"采访",
                                               U"报道", U"提供", U"采编"};

}  // namespace baoku::byline_words
