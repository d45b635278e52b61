#include "data/schema.h"

namespace baoku {

const std::string_view kSchema = R"(# 数据说明 / About these tables

All files are UTF-8 without BOM. Paths are below the site's root. A later build of the same archive
keeps ids and paths; rows are in the order of date, newspaper, sheet and place on the sheet.
Check a download with `sha256sum -c SHA256SUMS`; `manifest.json` lists size and rows of every table.
A table of more than 24 MB goes on in a second file, `articles-2.jsonl` behind `articles.jsonl`, and so on.

## articles.jsonl - 文章全文，一行一篇（JSON）

| field | 说明 | meaning |
|---|---|---|
| `id`, `path` | 文章编号、网址 | lasting id, page of the article |
| `source` | 来源文件 | file that the sheet was read from |
| `newspaper` | 报名 | title of the newspaper, "" when unknown |
| `sheet`, `series` | 版次、版组 | number and letter of the printed page: 2 and "B" of 第B02版; `sheet` null when unknown |
| `date` | 日期 | `2021-01-22`; `--01-22` when the year is unknown; null without a day |
| `date_basis` | 日期依据 | `given` by path or settings, `stated` in the text, `inferred` by reading |
| `date_reason` | 推定理由 | the words or the place that the date rests on |
| `kicker`, `title`, `subtitle`, `section`, `dateline` | 引题、标题、副题、栏目、电头 | as printed, "" when there is none |
| `text` | 正文 | paragraphs, one a line, joined over the columns |
| `reporters`, `correspondents`, `others` | 记者、通讯员、其他署名 | names of the byline |
| `people` | 人物 | list of `{name, as, roles, path}`; `as` is `subject` or `author` |
| `tags` | 标签 | of articles written in Markdown |
| `corrections` | 更正 | list of `{of, printed, reads}`: what the publisher corrected |
| `lines` | 行号 | first and last line of the body in the source, null when unknown |
| `confidence` | 把握 | 0..1, how far to trust the cut of this article |

## articles.csv - 文章目录，一行一篇（无正文）

`id, path, newspaper, date, date_basis, sheet, series, section, kicker, title, subtitle, reporters,
correspondents, others, people, tags, characters, confidence, source, first_line, last_line`:
as above; several names are joined by “；”; `characters` counts the text.

## people.csv - 人物

| column | 说明 | meaning |
|---|---|---|
| `name`, `pinyin`, `path` | 姓名、拼音、网址 | |
| `articles`, `as_subject`, `as_author` | 篇数、被报道、署名 | numbers of articles |
| `first_date`, `last_date` | 最早、最近 | of articles with a full date |

## mentions.csv - 人物出现的文章，一行一人一篇

| column | 说明 | meaning |
|---|---|---|
| `name`, `person_path` | 姓名、人物网址 | |
| `article_id`, `article_path`, `date` | 文章 | |
| `as` | 身份 | `subject` or `author` |
| `roles` | 职务 | as printed in that article, joined by “；” |
| `confidence` | 把握 | 0..1, that this is a name |
)";

}  // namespace baoku
