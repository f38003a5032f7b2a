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

void add_lines(std::string& out, std::string_view name, const std::vector<Xapian::Query>& queries) {
  for (const Xapian::Query& query : queries) out.append(name).append(": ").append(text_of(query)).append("\n");
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
  add_lines(out, "required", required);
  add_lines(out, "filter", filters);
  add_lines(out, "excluded", excluded);
  add_lines(out, "closeness", closeness);
  return out;
}

}  // namespace searchd
