#include "searchd/search/query_parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "passage/text/unicode.h"
#include "searchd/search/query_lexer.h"

namespace searchd {
namespace {

// Letters that a prefix needs; one ideograph says more than one letter.
constexpr std::size_t shortest_prefix = 2;

constexpr std::string_view near_was_ignored = "NEAR joins two words; elsewhere it was ignored.";

class Parser {
 public:
  Parser(std::string_view text, const QueryLimits& limits) : limits_(limits) {
    Lexemes lexemes = lex_query(text);
    lexemes_ = std::move(lexemes.list);
    if (lexemes.unmatched_quote) notice("unmatched_quote", "A quotation mark without its partner was ignored.");
  }

  ParsedQuery run() {
    QueryNode root;
    // A closing bracket too many ends the inner loop and is stepped over.
    while (at_ < lexemes_.size()) {
      read_all(root, 0);
      if (at_ < lexemes_.size()) {
        ++at_;
        notice("unmatched_bracket", "A bracket without its partner was ignored.");
      }
    }
    return {.root = std::move(root), .notices = std::move(notices_)};
  }

 private:
  // Notices are few and each is given once.
  void notice(std::string code, std::string message) {
    const bool known = std::ranges::any_of(notices_, [&](const Notice& n) { return n.code == code; });
    if (!known) notices_.push_back({std::move(code), std::move(message)});
  }

  [[nodiscard]] bool next_is(LexemeKind kind) const { return at_ < lexemes_.size() && lexemes_[at_].kind == kind; }

  void read_all(QueryNode& all, std::size_t depth) {
    while (at_ < lexemes_.size() && !next_is(LexemeKind::Close)) {
      QueryNode group = read_or_group(depth);
      if (is_something(group)) all.children.push_back(std::move(group));
    }
  }

  static bool is_something(const QueryNode& node) { return node.kind != QueryKind::And || !node.children.empty(); }

  QueryNode read_or_group(std::size_t depth) {
    QueryNode first = read_near_row(depth);
    QueryNode any{.kind = QueryKind::Or};
    while (next_is(LexemeKind::Or)) {
      ++at_;
      if (at_ == lexemes_.size() || next_is(LexemeKind::Close)) break;
      if (any.children.empty() && is_something(first)) any.children.push_back(std::move(first));
      QueryNode next = read_near_row(depth);
      if (is_something(next)) any.children.push_back(std::move(next));
    }
    if (any.children.empty()) return first;
    if (any.children.size() == 1) return std::move(any.children.front());
    for (QueryNode& child : any.children) {
      if (!std::exchange(child.excluded, false)) continue;
      notice("exclusion_in_or", "A minus between alternatives was ignored.");
    }
    return any;
  }

  QueryNode read_near_row(std::size_t depth) {
    QueryNode first = read_item(depth);
    QueryNode row{.kind = QueryKind::Near};
    while (next_is(LexemeKind::Near)) {
      const Lexeme& near = lexemes_[at_];
      const bool between_words = first.kind == QueryKind::Words && !first.excluded && !first.field &&
                                 at_ + 1 < lexemes_.size() && lexemes_[at_ + 1].kind == LexemeKind::Text;
      if (!between_words) return word_of_operator(std::move(first));
      row.distance = std::max(row.distance, near.distance);
      ++at_;
      QueryNode next = read_item(depth);
      if (next.kind != QueryKind::Words || next.field || next.excluded) {
        notice("near_needs_words", std::string(near_was_ignored));
        QueryNode both;
        both.children.push_back(row.children.empty() ? std::move(first) : std::move(row));
        both.children.push_back(std::move(next));
        return both;
      }
      if (row.children.empty()) row.children.push_back(first);
      row.children.push_back(std::move(next));
    }
    return row.children.empty() ? first : row;
  }

  // NEAR where it joins nothing is a word that somebody typed in capitals.
  QueryNode word_of_operator(QueryNode before) {
    notice("near_needs_words", std::string(near_was_ignored));
    ++at_;
    return before;
  }

  QueryNode read_item(std::size_t depth) {
    const Lexeme& lexeme = lexemes_[at_++];
    switch (lexeme.kind) {
      case LexemeKind::Open:
        return read_brackets(lexeme.excluded, depth);
      case LexemeKind::Phrase:
        return read_phrase(lexeme);
      case LexemeKind::Text:
        return read_text(lexeme);
      case LexemeKind::Near:
        notice("near_needs_words", std::string(near_was_ignored));
        break;
      case LexemeKind::Or:  // nothing before it to choose from
      case LexemeKind::Close:
        break;
    }
    return {};
  }

  QueryNode read_brackets(bool excluded, std::size_t depth) {
    if (depth >= limits_.depth) {
      notice("too_many_brackets", "Brackets within brackets beyond the limit were ignored.");
      return {};
    }
    QueryNode inner;
    read_all(inner, depth + 1);
    if (next_is(LexemeKind::Close)) {
      ++at_;
    } else {
      notice("unmatched_bracket", "A bracket without its partner was ignored.");
    }
    if (inner.children.size() == 1 && !inner.children.front().excluded)
      inner = QueryNode(std::move(inner.children.front()));
    inner.excluded = excluded;
    return inner;
  }

  QueryNode read_phrase(const Lexeme& lexeme) {
    QueryNode node{.kind = QueryKind::Phrase, .text = within_limit(lexeme.text), .excluded = lexeme.excluded};
    if (passage::trimmed(node.text).empty()) return {};
    return in_field(lexeme, std::move(node));
  }

  /// As much of a phrase as the limit leaves room for; its words count.
  std::string within_limit(std::string_view text) {
    bool in_word = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool was_in_word = std::exchange(in_word, text[i] != ' ' && text[i] != '\t' && text[i] != '\n');
      if (in_word && !was_in_word && !take_word()) return std::string(passage::trimmed(text.substr(0, i)));
    }
    return std::string(text);
  }

  /// False when there have been too many already.
  bool take_word() {
    if (++words_ <= limits_.words) return true;
    notice("too_many_words", "Only the first " + std::to_string(limits_.words) + " words were used.");
    return false;
  }

  QueryNode read_text(const Lexeme& lexeme) {
    if (!take_word()) return {};
    QueryNode node{.kind = QueryKind::Words, .text = lexeme.text, .excluded = lexeme.excluded};
    if (node.text.ends_with('*')) node = prefix(std::move(node));
    return in_field(lexeme, std::move(node));
  }

  QueryNode prefix(QueryNode node) {
    while (node.text.ends_with('*')) node.text.pop_back();
    const auto characters =
        std::ranges::count_if(node.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    const bool is_long_enough =
        static_cast<std::size_t>(characters) >= shortest_prefix || node.text.size() > shortest_prefix;
    if (!is_long_enough) {
      notice("wildcard_too_short", "A word needs two letters before the asterisk; the asterisk was ignored.");
    } else if (++wildcards_ > limits_.wildcards) {
      notice("too_many_wildcards", "Only the first " + std::to_string(limits_.wildcards) + " asterisks were used.");
    } else {
      node.kind = QueryKind::Prefix;
    }
    return node;
  }

  QueryNode in_field(const Lexeme& lexeme, QueryNode node) {
    if (lexeme.field.empty()) return node;
    if (lexeme.field == "date") return date(lexeme, std::move(node));
    const passage::Field* field = passage::find_field(lexeme.field);
    if (!field) {
      notice("unknown_field", "\"" + lexeme.field + ":\" is not a field; it was taken as a word.");
      node.text = lexeme.field + " " + node.text;
      return node;
    }
    node.field = field;
    if (!field->has_words()) node.kind = QueryKind::Value;
    return node;
  }

  QueryNode date(const Lexeme& lexeme, QueryNode node) {
    if (const auto range = passage::parse_date_range(lexeme.text)) {
      node.kind = QueryKind::Date;
      node.date = *range;
    } else {
      notice("invalid_date",
             "\"" + lexeme.text + "\" is not a date such as 2018, 2018-02 or 2018..2021; it was taken as a word.");
    }
    return node;
  }

  const QueryLimits& limits_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  std::size_t wildcards_ = 0;
  std::vector<Notice> notices_;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const QueryLimits& limits) {
  return Parser(text, limits).run();
}

}  // namespace searchd
