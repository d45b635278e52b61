// Where a site may be put: what the hosts take at most, as they document it, and how a site is
// packed so that it fits. Packing changes how many files the index has and which people share
// pages; the articles' addresses stay.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/publication.h"
#include "search/format.h"

namespace baoku {

// 0 stands for no limit.
struct Host {
  std::string_view name;         // as --host takes it: "cloudflare"
  std::size_t files = 0;         // at most
  std::size_t bytes = 0;         // of all files
  std::size_t largest = 0;       // bytes of one file
  bool counts_folders = false;   // a folder counts as a file
  std::string_view advice = "";  // what this host offers those who need more
};

// Returns the host of this name, or nothing. "any" and "nginx" have no limits.
const Host* find_host(std::string_view name);
std::vector<std::string> host_names();

// How a site is packed.
struct Packing {
  std::size_t min_mentions = 0;
  IndexShape index;
};

// Which files the site will have beside the pages and the index, and how many editions.
struct SiteExtent {
  std::size_t pages = 0;  // of one edition, when nobody shares a page
  std::size_t editions = 1;
  std::size_t article_files = 0;  // .txt, .md, .json beside the articles' pages
};

// Chooses the least packing with which the site fits the host's number of files, beginning with
// `min_mentions`; the size of the index is estimated from the texts. When none fits, the last one,
// which `refusal` then refuses.
Packing pack_for(const Host& host, const Archive& archive, const SiteExtent& extent,
                 std::size_t min_mentions);

// How many files the index will have, about: within a tenth for texts like those of a newspaper.
std::size_t estimated_index_files(const Archive& archive, const IndexShape& shape);

// Says why the host would refuse a site of this size, and what to do; nothing when it takes it.
std::optional<std::string> refusal(const Host& host, const PublicationSize& size);

}  // namespace baoku
