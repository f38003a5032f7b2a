#include "searchd/search/title_query.h"

#include <string>
#include <vector>

#include "passage/index/fields.h"
#include "passage/index/schema.h"
#include "passage/text/stop_words.h"
#include "searchd/search/query_words.h"
#include "searchd/search/ranking.h"

namespace searchd {
namespace {

using Xapian::Query;

/// The forms in a title, in any order; nothing for no forms.
Query in_title(const std::vector<std::string>& forms) {
  static const passage::Field& title = *passage::find_field("title");
  std::vector<std::string> terms;
  for (const std::string& form : forms) terms.push_back(passage::field_word_term(title, form));
  return Query(Query::OP_AND, terms.begin(), terms.end());
}

}  // namespace

void weigh_titles(QueryPlan& plan, passage::Analyzer& analyzer) {
  QueryWords words(analyzer);
  std::vector<Query> titles;
  for (const WordGroup* group : plan.significant()) {
    if (group->run == 0) continue;
    std::vector<Query> ways{in_title(words.row(group->text))};
    for (const Rendering& rendering : group->renderings) {
      std::vector<std::string> forms = words.row(rendering.text);
      std::erase_if(forms, [&](const std::string& form) { return passage::is_stop_word(form, rendering.language); });
      if (!forms.empty()) ways.push_back(in_title(forms));
    }
    titles.push_back(Query(Query::OP_SYNONYM, ways.begin(), ways.end()));
  }
  if (titles.empty()) return;
  plan.closeness.push_back(
      {.query = Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_OR, titles.begin(), titles.end()), title_weight)});
}

}  // namespace searchd
