// Archive -> tables for other programs: data/articles.jsonl, data/people.csv, data/mentions.csv.
#pragma once

#include "archive/archive.h"
#include "base/output.h"

namespace baoku {

void write_tables(const Archive& archive, Output& output);

}  // namespace baoku
