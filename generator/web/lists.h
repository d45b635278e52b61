// Lists of articles as pages show them: newest first, grouped by year, cut into pages whose URLs
// stay (see paging.h). Fills partials/article-list.html and partials/pager.html.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "web/page.h"
#include "web/paging.h"

namespace baoku {

inline constexpr std::size_t kListSize = 100;

struct ListedArticle {
  ArticleIndex article = 0;
  // Which of its people, when given: their roles and sentence stand in the row.
  std::optional<std::uint32_t> person = {};
};

// Fills GROUP rows of `list` with items[range], last one first.
void fill_list(const Page& page, View list, const std::vector<ListedArticle>& items,
               ItemRange range);

// Shows OLDER_URL and NEWER_URL in `pager`. The list's front page is `front`, its older pages are
// `older` + "1/" and so on; `number` is 0 for the front page.
void fill_pager(const Page& page, View pager, const Paging& paging, std::string_view front,
                std::string_view older, std::size_t number);

// Adds to a key what such a list of articles without people is made from: its range, and how many
// there are.
void add_list(const Context& context, const std::vector<ArticleIndex>& articles, ItemRange range,
              KeyBuilder& key);

// All articles of a list without people.
std::vector<ListedArticle> listed(const std::vector<ArticleIndex>& articles);

// Fills older.html: page `number` of the list that is called `name` and begins at `front`.
void fill_older(Page& page, std::string_view name, const std::vector<ListedArticle>& items,
                std::string_view front, std::string_view older, std::size_t number,
                std::string_view current);

}  // namespace baoku
