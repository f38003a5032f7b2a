#include "searchd/search/query_plan.h"

#include <algorithm>

#include "searchd/search/readable_terms.h"

namespace searchd {
namespace {

// So many function words show what language a query is in.
constexpr std::ptrdiff_t least_function_words = 2;

// Xapian's "Query(...)" around every description says nothing.
std::string text_of(const Xapian::Query& query) {
  std::string text = query.get_description();
  if (text.starts_with("Query(") && text.ends_with(')')) text = text.substr(6, text.size() - 7);
  return readable_description(text);
}

void add_line(std::string& out, std::string_view name, const Xapian::Query& query) {
  out.append(name).append(": ").append(text_of(query)).append("\n");
}

}  // namespace

std::vector<const WordGroup*> QueryPlan::significant() const {
  std::vector<const WordGroup*> groups;
  for (const WordGroup& group : words) {
    if (group.required) groups.push_back(&group);
  }
  if (groups.empty()) {
    for (const WordGroup& group : words) groups.push_back(&group);
  }
  return groups;
}

bool QueryPlan::is_sentence() const {
  return std::ranges::count_if(words, [](const WordGroup& word) { return !word.required; }) >= least_function_words;
}

std::string QueryPlan::describe() const {
  std::string out;
  for (const WordGroup& group : words) {
    out.append(group.required ? "word " : "stop word ")
        .append(group.text)
        .append(": ")
        .append(text_of(group.rank))
        .append("\n");
  }
  for (const Sought& sought : required) add_line(out, "required", sought.query);
  for (const Xapian::Query& filter : filters) add_line(out, "filter", filter);
  for (const Xapian::Query& without : excluded) add_line(out, "excluded", without);
  for (const Sought& sought : closeness) add_line(out, "closeness", sought.query);
  return out;
}

}  // namespace searchd
