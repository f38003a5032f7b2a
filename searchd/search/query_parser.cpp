#include "searchd/search/query_parser.h"

#include <algorithm>
#include <string>
#include <utility>

#include "passage/text/unicode.h"
#include "searchd/search/field_words.h"
#include "searchd/search/query_lexer.h"
#include "searchd/search/typed_date.h"

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
      if (at_ == lexemes_.size() || next_is(LexemeKind::Close)) {
        useless_or();
        break;
      }
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

  void useless_or() {
    notice("or_needs_alternatives", "OR stands between two alternatives; elsewhere it was ignored.");
  }

  QueryNode read_near_row(std::size_t depth) {
    QueryNode first = read_item(depth);
    QueryNode row{.kind = QueryKind::Near};
    while (next_is(LexemeKind::Near)) {
      const Lexeme& near = lexemes_[at_];
      const bool between_words = first.kind == QueryKind::Words && !first.excluded && !first.field &&
                                 at_ + 1 < lexemes_.size() && lexemes_[at_ + 1].kind == LexemeKind::Text;
      if (!between_words) return word_of_operator(std::move(first));
      row.distance = std::max(row.distance, distance_of(near));
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

  std::uint32_t distance_of(const Lexeme& near) {
    if (near.distance > greatest_near_distance) {
      const std::string most = std::to_string(greatest_near_distance);
      notice("invalid_near",
             "NEAR looks for words that are " + most + " words apart at most; it was taken as NEAR/" + most + ".");
    }
    return std::min(near.distance, greatest_near_distance);
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
        return read_brackets(lexeme, depth);
      case LexemeKind::Phrase:
        return read_phrase(lexeme);
      case LexemeKind::Text:
        return read_text(lexeme);
      case LexemeKind::Near:
        notice("near_needs_words", std::string(near_was_ignored));
        break;
      case LexemeKind::Or:  // nothing before it to choose from
        useless_or();
        break;
      case LexemeKind::Close:
        break;
    }
    return {};
  }

  // `title:(a OR b)`: the field is that of everything within that has none of its own.
  QueryNode read_brackets(const Lexeme& lexeme, std::size_t depth) {
    if (depth >= limits_.depth) {
      notice("too_many_brackets", "Brackets within brackets beyond the limit were ignored.");
      return {};
    }
    const std::string_view outer = field_;
    QueryNode inner;
    if (!lexeme.field.empty() && !knows_field(lexeme)) inner.children.push_back(word_of_field(lexeme));
    if (const std::string_view field = meant_field(lexeme.field); !field.empty()) field_ = field;
    read_all(inner, depth + 1);
    field_ = outer;
    if (next_is(LexemeKind::Close)) {
      ++at_;
    } else {
      notice("unmatched_bracket", "A bracket without its partner was ignored.");
    }
    if (inner.children.size() == 1 && !inner.children.front().excluded)
      inner = QueryNode(std::move(inner.children.front()));
    inner.excluded = lexeme.excluded;
    return inner;
  }

  QueryNode read_phrase(const Lexeme& lexeme) {
    QueryNode node{.kind = QueryKind::Phrase, .text = within_limit(lexeme.text), .excluded = lexeme.excluded};
    if (passage::trimmed(node.text).empty()) return {};
    if (node.text.find('*') != std::string::npos) useless_asterisk();
    return in_field(lexeme, std::move(node));
  }

  void useless_asterisk() {
    notice("wildcard_ignored", "An asterisk stands at the end of a word, outside of quotes; elsewhere it was ignored.");
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
    if (lexeme.text.starts_with("NEAR/"))
      notice("invalid_near", "NEAR takes a number, as in NEAR/5; it was taken as a word.");
    if (lexeme.field.empty() && is_field_with_colon(lexeme.text)) {
      notice("empty_field", "A field stands right before what is sought, as in title:asylum; it was taken as a word.");
    }
    QueryNode node{.kind = QueryKind::Words, .text = lexeme.text, .excluded = lexeme.excluded};
    if (node.text.find('*') != std::string::npos) node = prefix(std::move(node));
    if (node.text.empty()) return {};
    return in_field(lexeme, std::move(node));
  }

  QueryNode prefix(QueryNode node) {
    const std::size_t end = node.text.find_last_not_of('*') + 1;
    const bool is_prefix = end < node.text.size();
    node.text.resize(end);
    if (node.text.find('*') != std::string::npos) {
      useless_asterisk();
      std::ranges::replace(node.text, '*', ' ');
      node.text = passage::trimmed(node.text);
    }
    if (!is_prefix) return node;
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

  bool knows_field(const Lexeme& lexeme) {
    if (!meant_field(lexeme.field).empty()) return true;
    notice("unknown_field", "\"" + lexeme.field + ":\" is not a field; it was taken as a word.");
    return false;
  }

  static QueryNode word_of_field(const Lexeme& lexeme) { return {.kind = QueryKind::Words, .text = lexeme.field}; }

  QueryNode in_field(const Lexeme& lexeme, QueryNode node) {
    if (!lexeme.field.empty() && !knows_field(lexeme)) return beside_word_of_field(lexeme, std::move(node));
    const std::string_view name = lexeme.field.empty() ? field_ : meant_field(lexeme.field);
    if (name.empty()) return node;
    const bool is_range_of_years = name == "year" && node.text.find("..") != std::string::npos;
    if (name == "date" || is_range_of_years) return date(std::move(node));
    node.field = passage::find_field(name);
    if (node.field->has_words()) return node;
    if (node.kind == QueryKind::Prefix) useless_asterisk();
    node.kind = QueryKind::Value;
    return node;
  }

  static QueryNode beside_word_of_field(const Lexeme& lexeme, QueryNode node) {
    if (node.kind == QueryKind::Words) {
      node.text = lexeme.field + " " + node.text;
      return node;
    }
    QueryNode both{.excluded = std::exchange(node.excluded, false)};
    both.children = {word_of_field(lexeme), std::move(node)};
    return both;
  }

  QueryNode date(QueryNode node) {
    if (const auto range = typed_date_range(node.text)) {
      node.kind = QueryKind::Date;
      node.date = *range;
    } else {
      notice("invalid_date",
             "\"" + node.text + "\" is not a date such as 2018, 2018-02 or 2018..2021; it was taken as a word.");
    }
    return node;
  }

  const QueryLimits& limits_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  std::size_t wildcards_ = 0;
  std::string_view field_;  // of the brackets around, empty when they have none
  std::vector<Notice> notices_;
};

}  // namespace

ParsedQuery parse_query(std::string_view text, const QueryLimits& limits) {
  return Parser(text, limits).run();
}

}  // namespace searchd
