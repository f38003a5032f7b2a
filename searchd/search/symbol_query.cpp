#include "searchd/search/symbol_query.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "passage/index/fields.h"
#include "passage/index/schema.h"
#include "passage/text/document_symbol.h"
#include "searchd/search/ranking.h"

namespace searchd {
namespace {

using Xapian::Query;

// Words that a symbol may be typed in: "CCPR / C / 127 / D / 2728 / 2016".
constexpr std::size_t most_words = 16;

// Two symbols that differ in their signs only are rare.
constexpr std::size_t most_meanings = 8;

/// The symbols of the index that a spelling can stand for; the very one where it is there.
std::vector<std::string> symbols_meant(std::string_view typed, const Xapian::Database& documents) {
  const std::optional<std::string> symbol = passage::document_symbol(typed);
  if (symbol && documents.term_exists(passage::symbol_term(*symbol))) return {*symbol};
  const std::optional<std::string> key = symbol ? passage::symbol_key(*symbol) : passage::glued_symbol_key(typed);
  std::vector<std::string> symbols;
  if (!key) return symbols;
  const std::string start = passage::symbol_term_start(*key);
  const auto end = documents.allterms_end(start);
  for (auto term = documents.allterms_begin(start); term != end && symbols.size() < most_meanings; ++term) {
    symbols.push_back((*term).substr(start.size()));
  }
  return symbols;
}

bool is_bare_word(const QueryNode& node) {
  return node.kind == QueryKind::Words && !node.field;
}

class Recognition {
 public:
  explicit Recognition(const Xapian::Database& documents) : documents_(documents) {}

  void look_into(QueryNode& node) {
    const bool joins = node.kind == QueryKind::And;
    std::vector<QueryNode> children;
    for (std::size_t i = 0; i < node.children.size();) {
      const std::size_t count = joins ? words_of_symbol(node.children, i) : 0;
      if (count > 1) {
        children.push_back({.kind = QueryKind::Symbol, .text = joined(node.children, i, count)});
        i += count;
        continue;
      }
      QueryNode& child = node.children[i++];
      recognise(child);
      children.push_back(std::move(child));
    }
    node.children = std::move(children);
  }

 private:
  void recognise(QueryNode& node) {
    static const passage::Field* symbol_field = passage::find_field("symbol");
    if (node.kind == QueryKind::And || node.kind == QueryKind::Or) return look_into(node);
    const bool is_text = is_bare_word(node) || (node.kind == QueryKind::Phrase && !node.field);
    if (is_text && is_symbol(node.text)) node.kind = QueryKind::Symbol;
    if (node.kind == QueryKind::Value && node.field == symbol_field && !passage::document_symbol(node.text)) {
      const std::vector<std::string> symbols = symbols_meant(node.text, documents_);
      if (!symbols.empty()) node.text = symbols.front();
    }
  }

  /// How many of the words that begin there are a symbol together; the most.
  std::size_t words_of_symbol(const std::vector<QueryNode>& nodes, std::size_t begin) const {
    std::size_t count = 0;
    while (begin + count < nodes.size() && count < most_words && is_bare_word(nodes[begin + count]) &&
           !nodes[begin + count].excluded) {
      ++count;
    }
    while (count > 1 && !is_symbol(joined(nodes, begin, count))) --count;
    return count;
  }

  static std::string joined(const std::vector<QueryNode>& nodes, std::size_t begin, std::size_t count) {
    std::string text;
    for (std::size_t i = begin; i < begin + count; ++i) text += (text.empty() ? "" : " ") + nodes[i].text;
    return text;
  }

  bool is_symbol(const std::string& text) const { return !symbols_meant(text, documents_).empty(); }

  const Xapian::Database& documents_;
};

}  // namespace

void recognise_symbols(QueryNode& query, const Xapian::Database& documents) {
  Recognition(documents).look_into(query);
}

SymbolMeaning meaning_of_symbol(const QueryNode& node, const Xapian::Database& documents) {
  static const passage::Field& field = *passage::find_field("symbol");
  SymbolMeaning meaning{.symbols = symbols_meant(node.text, documents), .sought = {}};
  std::vector<std::string> named;
  std::vector<std::string> own;
  for (const std::string& symbol : meaning.symbols) {
    named.push_back(passage::symbol_term(symbol));
    own.push_back(passage::field_value_term(field, symbol));
  }
  const Query first((new Xapian::FixedWeightPostingSource(own_symbol_weight))->release());
  meaning.sought.query = Query(Query::OP_AND_MAYBE, Query(Query::OP_SYNONYM, named.begin(), named.end()),
                               Query(Query::OP_FILTER, first, Query(Query::OP_OR, own.begin(), own.end())));
  meaning.sought.rows.push_back({.words = {std::move(named)}});
  return meaning;
}

}  // namespace searchd
