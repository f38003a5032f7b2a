#include "searchd/search/query_planner.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "passage/index/blank_document.h"
#include "passage/index/schema.h"
#include "passage/text/stop_words.h"
#include "passage/text/unicode.h"
#include "searchd/search/prefix_terms.h"
#include "searchd/search/query_language.h"
#include "searchd/search/query_words.h"
#include "searchd/search/ranking.h"
#include "searchd/search/symbol_query.h"
#include "searchd/search/word_forms.h"

namespace searchd {
namespace {

using Xapian::Query;

constexpr std::size_t most_close_words = 8;
constexpr std::size_t close_window_slack = 6;

Query without_any(Query query, const std::vector<Query>& excluded) {
  for (const Query& part : excluded) query = Query(Query::OP_AND_NOT, query, part);
  return query;
}

Query scaled(const Query& query, double weight) {
  return Query(Query::OP_SCALE_WEIGHT, query, weight);
}

bool is_addressed_by_signs(std::string_view text) {
  // "A/RES/73/195", "E/CN.4/2000/82": letters and digits joined by slashes are one name, not words.
  return text.find('/') != std::string_view::npos &&
         std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether it says nothing of words: `kind:(report OR news)`.
bool is_filter(const QueryNode& node) {
  if (node.kind == QueryKind::Value || node.kind == QueryKind::Date) return true;
  return node.kind == QueryKind::Or && std::ranges::all_of(node.children, is_filter);
}

class Planner {
 public:
  Planner(const passage::IndexSnapshot& index, passage::Analyzer& analyzer)
      : index_(index), analyzer_(analyzer), words_(analyzer), languages_(held_languages(index.manifest)) {}

  QueryPlan run(const QueryNode& root) {
    for (const QueryNode& clause : root.children) {
      add_clause(clause);
      if (clause.kind != QueryKind::Words) ++run_;
    }
    leave_stop_words_out();
    add_closeness();
    return std::move(plan_);
  }

 private:
  void add_clause(const QueryNode& clause) {
    if (clause.excluded) {
      if (Query query = boolean(clause); !query.empty()) plan_.excluded.push_back(std::move(query));
      return;
    }
    switch (clause.kind) {
      case QueryKind::Words:
        if (clause.field || is_addressed_by_signs(clause.text)) {
          add_required(clause);
        } else {
          add_words(clause.text);
        }
        break;
      case QueryKind::Prefix:
        if (clause.field) return add_required(clause);
        add_group(clause.text + "*", sought(clause));
        break;
      case QueryKind::Or:
        if (is_filter(clause)) {
          plan_.filters.push_back(sought(clause).query);
        } else {
          add_group(describe(clause), sought(clause));
        }
        break;
      case QueryKind::And:
        for (const QueryNode& child : clause.children) add_clause(child);
        break;
      case QueryKind::Value:
      case QueryKind::Date:
        plan_.filters.push_back(sought(clause).query);
        break;
      case QueryKind::Phrase:
      case QueryKind::Symbol:
      case QueryKind::Near:
        add_required(clause);
        break;
    }
  }

  void add_required(const QueryNode& clause) {
    Sought piece = sought(clause);
    if (piece.query.empty()) return;
    if (!clause.field) piece.text = clause.text;
    plan_.required.push_back(std::move(piece));
  }

  void add_group(std::string text, Sought word) {
    if (word.query.empty()) return;
    plan_.words.push_back({.text = std::move(text),
                           .typed = word.query,
                           .match = word.query,
                           .rank = word.query,
                           .rows = std::move(word.rows)});
  }

  void add_words(std::string_view text) {
    for (const QueryWord& word : words_.cut(text)) {
      add_group(word.surface, word.has_stems ? in_any_form(word.surface) : row_of(word.row));
      WordGroup& group = plan_.words.back();
      group.run = run_;
      group.unspaced = !word.has_stems;
      if (word.row.size() == 1) group.form = word.row.front();
      if (group.unspaced) {
        mark_row(word.row);
        continue;
      }
      const Sought exact = row_of({passage::word_term(group.form)});
      group.rank = Query(Query::OP_AND_MAYBE, group.match, scaled(exact.query, exact_form_weight));
      group.exact = exact.rows;
    }
  }

  /// A word in any form.
  Sought in_any_form(const std::string& surface) {
    const WordForms forms = forms_of(surface, languages_, analyzer_);
    plan_.highlight.stems.insert(forms.stems.begin(), forms.stems.end());
    std::vector<std::string> terms;
    std::vector<std::string> in_texts;
    for (const std::string& stem : forms.stems) {
      terms.push_back(passage::stem_term(stem));
      std::ranges::move(passage::terms_with_positions(stem), std::back_inserter(in_texts));
    }
    if (!forms.function_word.empty()) {
      plan_.highlight.exacts.insert(forms.function_word);
      terms.push_back(passage::word_term(forms.function_word));
      in_texts.push_back(terms.back());
    }
    return {.query = Query(Query::OP_SYNONYM, terms.begin(), terms.end()), .rows = {{.words = {std::move(in_texts)}}}};
  }

  void mark_row(const std::vector<std::string>& row) {
    HighlightSequence sequence;
    for (std::uint32_t i = 0; i < row.size(); ++i) sequence.elements.push_back({i, row[i]});
    if (!row.empty()) plan_.highlight.sequences.push_back(std::move(sequence));
  }

  // What is excluded is exact and never expanded, and marks nothing.
  Query boolean(const QueryNode& node) {
    if (node.kind == QueryKind::Words && !node.field) return row_of(words_.row(node.text)).query;
    if (node.kind == QueryKind::And || node.kind == QueryKind::Or) {
      std::vector<Query> parts;
      std::vector<Query> without;
      for (const QueryNode& child : node.children) {
        if (Query part = boolean(child); !part.empty()) (child.excluded ? without : parts).push_back(std::move(part));
      }
      if (parts.empty() && !without.empty()) parts.push_back(passage::every_work());
      const Query all(node.kind == QueryKind::And ? Query::OP_AND : Query::OP_OR, parts.begin(), parts.end());
      return without_any(all, without);
    }
    const Highlight before = plan_.highlight;
    Query query = sought(node).query;
    plan_.highlight = before;
    return query;
  }

  Sought sought(const QueryNode& node) {
    switch (node.kind) {
      case QueryKind::Words:
        return node.field || is_addressed_by_signs(node.text) ? phrase(node) : words_together(node.text);
      case QueryKind::Phrase:
        return phrase(node);
      case QueryKind::Prefix:
        return prefix(node);
      case QueryKind::Value:
        return {.query = value_query(*node.field, node.text)};
      case QueryKind::Date:
        return {.query = date_query(node.date)};
      case QueryKind::Symbol:
        return symbol(node);
      case QueryKind::Near:
        return near(node);
      case QueryKind::Or: {
        std::vector<Sought> parts;
        for (const QueryNode& child : node.children) parts.push_back(sought(child));
        return combined(Query::OP_OR, parts);
      }
      case QueryKind::And:
        return brackets(node);
    }
    return {};
  }

  Sought brackets(const QueryNode& node) {
    std::vector<Sought> parts;
    std::vector<Query> without;
    for (const QueryNode& child : node.children) {
      if (child.excluded) {
        if (Query part = boolean(child); !part.empty()) without.push_back(std::move(part));
      } else {
        parts.push_back(sought(child));
      }
    }
    Sought all = combined(Query::OP_AND, parts);
    if (all.query.empty()) all.query = passage::every_work();
    all.query = without_any(all.query, without);
    return all;
  }

  // The words of one piece ("asylum-seekers"), each in any form.
  Sought words_together(std::string_view text) {
    std::vector<Sought> parts;
    for (const QueryWord& word : words_.cut(text)) {
      parts.push_back(word.has_stems ? in_any_form(word.surface) : row_of(word.row));
      if (!word.has_stems) mark_row(word.row);
    }
    return combined(Query::OP_AND, parts);
  }

  Sought phrase(const QueryNode& node) {
    std::vector<std::string> terms = words_.row(node.text);
    if (terms.empty()) return {};
    mark_row(terms);
    if (!node.field) return row_of(terms);
    for (std::string& term : terms) term = passage::field_word_term(*node.field, term);
    Sought words = row_of(terms);
    if (!node.field->of_passages) words.rows.clear();
    if (node.field->can_filter()) {
      words.query = Query(Query::OP_OR, words.query, value_query(*node.field, node.text));
    }
    return words;
  }

  Sought symbol(const QueryNode& node) {
    SymbolMeaning meaning = meaning_of_symbol(node, index_.documents);
    std::ranges::move(meaning.symbols, std::back_inserter(plan_.highlight.symbols));
    return std::move(meaning.sought);
  }

  // The asterisk is the last word's; those before it ("asylum-see*") stand in front of it. Without spaces between words
  // a row of characters is found wherever it goes on.
  Sought prefix(const QueryNode& node) {
    const std::vector<QueryWord> words = words_.cut(node.text);
    if (words.empty() || !words.back().has_stems) return phrase(node);
    std::vector<std::string> row = words_.row(node.text);
    PrefixTerms last = terms_beginning(std::move(row.back()), node.field, index_.documents);
    row.pop_back();
    for (std::string& term : row) term = node.field ? passage::field_word_term(*node.field, term) : term;
    Sought word = row_before(row, std::move(last.terms));
    std::ranges::move(last.beginnings, std::back_inserter(plan_.highlight.prefixes));
    if (last.limited) {
      plan_.notices.push_back({"wildcard_limited", "\"" + node.text +
                                                       "*\" stands for more words than are looked for; "
                                                       "only the first " +
                                                       std::to_string(most_prefix_terms) + " were."});
    }
    if (node.field && !node.field->of_passages) word.rows.clear();
    return word;
  }

  Sought near(const QueryNode& node) {
    std::vector<std::string> terms;
    for (const QueryNode& child : node.children) {
      for (std::string& form : words_.row(child.text)) {
        plan_.highlight.exacts.insert(form);
        terms.push_back(passage::word_term(form));
      }
    }
    return row_of(terms, static_cast<std::uint32_t>(node.distance + terms.size() - 1));
  }

  /// As it stands in lists of words: a word of an unspaced script is sought in pieces.
  static std::string whole_form(const WordGroup& group) {
    return group.unspaced ? passage::fold(group.text) : group.form;
  }

  void leave_stop_words_out() {
    std::vector<TypedWord> typed;
    for (const WordGroup& group : plan_.words) {
      if (group.run != 0) typed.push_back({group.text, whole_form(group)});
    }
    if (typed.empty()) return;
    plan_.languages = likely_languages(typed, index_.documents);
    for (WordGroup& group : plan_.words) {
      group.required = std::ranges::none_of(plan_.languages, [&](const std::string& language) {
        return passage::is_stop_word(whole_form(group), language);
      });
    }
    // Stop words are marked only when they were looked for.
    const bool any_required = std::ranges::any_of(plan_.words, &WordGroup::required);
    if (!any_required) return;
    for (std::size_t i = 0; i < plan_.words.size(); ++i) {
      if (plan_.words[i].required) continue;
      const WordForms forms = forms_of(plan_.words[i].text, languages_, analyzer_);
      for (const std::string& stem : forms.stems) plan_.highlight.stems.erase(stem);
      plan_.highlight.exacts.erase(forms.function_word);
    }
    for (const WordGroup& group : plan_.words) {
      if (group.required) (void)in_any_form(group.text);
    }
  }

  // Words that stand as typed, or at least together, count for more.
  void add_closeness() {
    std::vector<std::string> all;
    std::vector<std::string> significant;
    for (const WordGroup& group : plan_.words) {
      if (group.form.empty()) return;
      all.push_back(group.form);
      if (group.required) significant.push_back(group.form);
    }
    if (significant.size() < 2 || significant.size() > most_close_words) return;
    const auto window = static_cast<std::uint32_t>(significant.size() + close_window_slack);
    for (Sought close : {row_of(all), row_of(significant, window)}) {
      close.query = scaled(close.query, closeness_weight);
      plan_.closeness.push_back(std::move(close));
    }
  }

  const passage::IndexSnapshot& index_;
  passage::Analyzer& analyzer_;
  QueryWords words_;
  std::vector<std::string> languages_;
  std::uint32_t run_ = 1;
  QueryPlan plan_;
};

}  // namespace

std::vector<std::string> held_languages(const passage::Manifest& manifest) {
  std::vector<std::string> languages{"und"};
  for (const auto& [language, count] : manifest.by_language) {
    if (language != "und") languages.push_back(language);
  }
  return languages;
}

Xapian::Query date_query(const passage::DateRange& range) {
  const Query begins_before_end =
      range.last_day.empty() ? Query::MatchAll : Query(Query::OP_VALUE_LE, passage::first_day_slot, range.last_day);
  // Whatever the range, this leaves the undated out.
  const Query ends_after_begin(Query::OP_VALUE_GE, passage::last_day_slot,
                               range.first_day.empty() ? "0" : range.first_day);
  return Query(Query::OP_AND, begins_before_end, ends_after_begin);
}

Xapian::Query value_query(const passage::Field& field, std::string_view value) {
  const bool is_language = field.name == "language";
  const std::string_view wanted = is_language ? value.substr(0, value.find('-')) : value;
  return Query(passage::field_value_term(field, wanted));
}

Xapian::Query language_query(const std::vector<std::string>& languages) {
  const passage::Field& field = *passage::find_field("language");
  std::vector<Query> versions;
  for (const std::string& language : languages) versions.push_back(value_query(field, language));
  return Query(Query::OP_OR, versions.begin(), versions.end());
}

QueryPlan plan_query(const QueryNode& query, const passage::IndexSnapshot& index, passage::Analyzer& analyzer) {
  QueryNode recognised = query;
  recognise_symbols(recognised, index.documents);
  return Planner(index, analyzer).run(recognised);
}

}  // namespace searchd
