// The kinds of pages, one file each: which pages there are, and what each of their templates sees.
// Every function appends its pages to `pages`; their fill functions may run on any thread.
#pragma once

#include <vector>

#include "web/page.h"

namespace baoku {

void plan_home(const Context& context, std::vector<PagePlan>& pages);
void plan_articles(const Context& context, std::vector<PagePlan>& pages);
void plan_sheets(const Context& context, std::vector<PagePlan>& pages);
void plan_people(const Context& context, std::vector<PagePlan>& pages);
void plan_persons(const Context& context, std::vector<PagePlan>& pages);
void plan_few(const Context& context, std::vector<PagePlan>& pages);
void plan_namesakes(const Context& context, std::vector<PagePlan>& pages);
void plan_dates(const Context& context, std::vector<PagePlan>& pages);
void plan_days(const Context& context, std::vector<PagePlan>& pages);
void plan_sections(const Context& context, std::vector<PagePlan>& pages);
void plan_search(const Context& context, std::vector<PagePlan>& pages);
void plan_about(const Context& context, std::vector<PagePlan>& pages);
void plan_coverage(const Context& context, std::vector<PagePlan>& pages);
void plan_anniversaries(const Context& context, std::vector<PagePlan>& pages);
void plan_review(const Context& context, std::vector<PagePlan>& pages);
void plan_alike(const Context& context, std::vector<PagePlan>& pages);
void plan_moved(const Context& context, std::vector<PagePlan>& pages);
void plan_not_found(const Context& context, std::vector<PagePlan>& pages);

}  // namespace baoku
