#include "searchd/search/query_plan.h"

#include <algorithm>

namespace searchd {
namespace {

// Xapian's "Query(...)" around every description says nothing.
std::string text_of(const Xapian::Query& query) {
  std::string text = query.get_description();
  if (text.starts_with("Query(") && text.ends_with(')')) text = text.substr(6, text.size() - 7);
  return text;
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
