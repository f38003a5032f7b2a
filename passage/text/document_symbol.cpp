#include "passage/text/document_symbol.h"

#include <algorithm>

#include "passage/text/symbol_characters.h"
#include "passage/text/symbol_vocabulary.h"
#include "passage/text/unicode.h"

namespace passage {
namespace {

using enum SymbolCharacter;

constexpr std::size_t most_components = 10;
constexpr std::size_t longest_word = 7;
constexpr std::size_t longest_number = 6;
constexpr std::size_t longest_brackets = 24;  // bytes
constexpr std::size_t longest_key = 40;

/// Letters, or digits, that stand together.
struct Run {
  std::string plain;
  std::size_t end = 0;
  bool upper = true;
};

/// What stands between two joints: "RES", "73", "CN.4", "S-27".
struct Component {
  std::string normal;
  std::string word;  ///< Its letters; empty for a number.
  std::size_t end = 0;
  bool upper = true;
  bool has_number = false;
};

/// How the components of a symbol are joined; where it was typed, how the first is.
enum class Joint : std::uint8_t { None, Slash, Space };

/// Reads the symbol that begins at a place of a text, if one does.
class SymbolReader {
 public:
  SymbolReader(std::string_view text, SymbolSpelling spelling)
      : text_(text), is_typed_(spelling == SymbolSpelling::AsTyped) {}

  std::optional<FoundSymbol> read(std::size_t begin) {
    body_name_ = letters(begin);
    body_ = find_symbol_body(body_name_.plain);
    if (!body_) return std::nullopt;
    std::size_t at = find_joint(body_name_.end);
    FoundSymbol whole{.symbol = body_name_.plain, .begin = static_cast<std::uint32_t>(begin)};
    FoundSymbol found;  // up to the last number
    for (std::size_t i = 0; i < most_components && at != 0; ++i) {
      Component component = read_component(at, i == 0);
      if (component.end == 0 || !fits(component, i == 0)) break;
      if (i == 0) first_ = component;
      whole.symbol += '/' + component.normal;
      whole.end = static_cast<std::uint32_t>(component.end);
      row_of_numbers_ = component.word.empty() ? row_of_numbers_ + 1 : 0;
      at = next_joint(component.end);
      last_word_ = std::move(component.word);
      if (!component.has_number) continue;
      ++numbers_;
      is_document_ = i > 0 || !is_name_of_series(first_.word);
      found = whole;
    }
    if (found.end == 0 || !is_sure()) return std::nullopt;
    return found;
  }

 private:
  SymbolPiece piece(std::size_t at) const { return symbol_piece_at(text_, at); }

  bool is_alphanumeric(std::size_t at) const {
    const SymbolCharacter kind = piece(at).kind;
    return kind == Lower || kind == Upper || kind == Digit;
  }

  Run letters(std::size_t at) const {
    Run run{.end = at};
    for (SymbolPiece next = piece(at); next.kind == Lower || next.kind == Upper; next = piece(run.end)) {
      run.plain += next.plain;
      run.upper = run.upper && next.kind == Upper;
      run.end += next.length;
      if (run.plain.size() > longest_word) break;
    }
    return run;
  }

  Run digits(std::size_t at) const {
    Run run{.end = at};
    for (SymbolPiece next = piece(at); next.kind == Digit; next = piece(run.end)) {
      run.plain += next.plain;
      run.end += next.length;
      if (run.plain.size() > longest_number) break;
    }
    return run;
  }

  std::size_t after(std::size_t at, SymbolCharacter kind) const {
    const SymbolPiece next = piece(at);
    return next.kind == kind ? at + next.length : at;
  }

  /// Where the first component begins; 0 where none does.
  std::size_t find_joint(std::size_t at) {
    const std::size_t behind_space = after(at, Space);
    spaced_slashes_ = behind_space != at;
    if (piece(behind_space).kind == Slash) {
      joint_ = Joint::Slash;
    } else if (is_typed_ || body_name_.upper) {
      joint_ = Joint::Space;
    }
    return next_joint(at);
  }

  std::size_t next_joint(std::size_t at) const {
    if (joint_ == Joint::None) return 0;
    if (joint_ == Joint::Slash || is_typed_) {
      const std::size_t slash = spaced_slashes_ || is_typed_ ? after(at, Space) : at;
      const std::size_t behind = after(slash, Slash);
      if (behind != slash) return after(behind, Space);
      if (!is_typed_) return 0;
    }
    const SymbolCharacter kind = piece(at).kind;
    return kind == Space || kind == Dash ? at + piece(at).length : 0;
  }

  Component read_component(std::size_t at, bool is_first) const {
    return piece(at).kind == Digit ? read_number(at) : read_word(at, is_first);
  }

  Component read_number(std::size_t at) const {
    const Run number = digits(at);
    if (number.plain.size() > longest_number) return {};
    Component component{.normal = number.plain, .end = number.end, .has_number = true};
    if (const std::size_t end = brackets_end(number.end); last_word_ == "res" && end != 0) {
      component.end = end;
      return component;
    }
    // "A/RES/58/101A"
    if (const Run suffix = letters(number.end); suffix.plain.size() == 1) {
      component.normal += suffix.plain;
      component.end = suffix.end;
    }
    if (body_->joins_numbers && piece(component.end).kind == Dash) {
      if (const Run second = digits(after(component.end, Dash)); !second.plain.empty()) {
        component.normal += '-' + second.plain;
        component.end = second.end;
      }
    }
    return is_alphanumeric(component.end) ? Component{} : component;
  }

  /// The end of the session or year in brackets behind the number of a resolution: "217 A (III)"; 0 where there is
  /// none.
  std::size_t brackets_end(std::size_t at) const {
    at = after(at, Space);
    if (const Run part = letters(at); part.plain.size() == 1) at = after(part.end, Space);
    if (piece(at).kind != Open) return 0;
    const std::size_t limit = at + longest_brackets;
    at = after(at, Open);
    while (at < limit && (is_alphanumeric(at) || piece(at).kind == Dash)) at += piece(at).length;
    return piece(at).kind == Close ? after(at, Close) : 0;
  }

  Component read_word(std::size_t at, bool is_first) const {
    const Run word = letters(at);
    if (word.plain.empty() || word.plain.size() > longest_word || is_alphanumeric(word.end)) return {};
    Component component{.normal = word.plain, .word = word.plain, .end = word.end, .upper = word.upper};
    if (is_special_session(word.plain) && piece(word.end).kind == Dash) {
      const Run session = digits(after(word.end, Dash));
      if (!session.plain.empty()) add_number(component, '-', session);
      return component;
    }
    if (piece(word.end).kind == Dot) {
      const std::size_t behind = after(after(word.end, Dot), Space);
      if (const Run number = digits(behind); !number.plain.empty()) add_number(component, '.', number);
      if (Run letter = letters(behind); letter.plain.size() == 1) {
        // "ST/ESA/SER.A"; elsewhere the eye of a machine took a 1 for a letter: "Add.l".
        const bool is_one = word.plain != "ser" && (letter.plain == "l" || letter.plain == "i");
        if (is_one) letter.plain = "1";
        if (is_one || word.plain == "ser") add_number(component, '.', letter);
      }
      return component;
    }
    const bool joins = is_numbered_word(word.plain) || (is_first && word.plain == "c" && body_->joins_c);
    if (joins && (is_typed_ || joint_ == Joint::Space) && piece(word.end).kind == Space) {
      if (const Run number = digits(after(word.end, Space)); !number.plain.empty()) add_number(component, '.', number);
    }
    return component;
  }

  void add_number(Component& component, char sign, const Run& number) const {
    if (number.plain.size() > longest_number || is_alphanumeric(number.end)) return;
    component.normal += sign + number.plain;
    component.end = number.end;
    component.has_number = true;
  }

  bool fits(const Component& component, bool is_first) const {
    if (component.word.empty()) {
      return is_first ? body_->numbers_follow : joint_ == Joint::Slash || row_of_numbers_ < 2;
    }
    if (joint_ == Joint::Space && !is_typed_ && (!component.upper || (is_first && component.word.size() < 2))) {
      return false;
    }
    if (is_special_session(component.word) && component.has_number) return true;
    if (is_first) return std::ranges::find(body_->followed, component.word) != body_->followed.end();
    // A country's code: "CMW/C/MEX/CO/3".
    const bool is_country = component.word.size() == 3 && (component.upper || is_typed_);
    return is_symbol_word(component.word) || is_country;
  }

  /// Whether what was read cannot well be anything else.
  bool is_sure() const {
    const bool begins_with_number = first_.word.empty();
    if (!is_document_) return false;
    if (!begins_with_number) return joint_ == Joint::Slash || is_typed_ || numbers_ > 1;
    if (!is_typed_ && !body_name_.upper) return false;
    const std::size_t size = first_.normal.size();
    if (joint_ == Joint::Slash) return size > 2 || (numbers_ > 1 && (size > 1 || is_typed_));
    return is_typed_ && body_name_.upper && numbers_ > 1;
  }

  std::string_view text_;
  bool is_typed_;
  const SymbolBody* body_ = nullptr;
  Run body_name_;
  Component first_;
  std::string last_word_;
  Joint joint_ = Joint::None;
  bool spaced_slashes_ = false;
  bool is_document_ = false;
  std::size_t numbers_ = 0;
  std::size_t row_of_numbers_ = 0;
};

bool begins_word(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto is_letter = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  // 0xD0 begins the Cyrillic capitals.
  if (!is_letter(byte(at)) && byte(at) != 0xD0) return false;
  return at == 0 || !(is_letter(byte(at - 1)) || (byte(at - 1) >= '0' && byte(at - 1) <= '9'));
}

bool is_sign_around(char c) {
  return std::string_view(" \t\n.,;:!?()[]{}<>\"'*/").find(c) != std::string_view::npos;
}

std::optional<std::string> read_whole(std::string_view typed) {
  while (!typed.empty() && is_sign_around(typed.front())) typed.remove_prefix(1);
  std::optional<FoundSymbol> found = SymbolReader(typed, SymbolSpelling::AsTyped).read(0);
  if (!found || !std::ranges::all_of(typed.substr(found->end), is_sign_around)) return std::nullopt;
  return std::move(found->symbol);
}

}  // namespace

std::vector<FoundSymbol> find_document_symbols(std::string_view text, SymbolSpelling spelling) {
  std::vector<FoundSymbol> symbols;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!begins_word(text, at)) continue;
    if (auto found = SymbolReader(text, spelling).read(at)) {
      at = found->end - 1;
      symbols.push_back(std::move(*found));
    }
  }
  return symbols;
}

std::optional<std::string> document_symbol(std::string_view typed) {
  if (auto symbol = read_whole(typed)) return symbol;
  // Letters and digits of other widths and scripts.
  return read_whole(fold(typed));
}

std::string symbol_key(std::string_view symbol) {
  std::string key;
  for (const char c : symbol) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  return key;
}

std::optional<std::string> glued_symbol_key(std::string_view word) {
  std::string key = fold(word);
  while (!key.empty() && is_sign_around(key.back())) key.pop_back();
  const bool is_plain =
      std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
  if (!is_plain || key.size() > longest_key || key.empty() || key.back() > '9') return std::nullopt;
  for (const SymbolBody& body : symbol_bodies()) {
    if (!key.starts_with(body.name)) continue;
    const std::string_view rest = std::string_view(key).substr(body.name.size());
    const auto follows = [&](std::string_view next) { return rest.starts_with(next); };
    if (std::ranges::any_of(body.followed, follows)) return key;
  }
  return std::nullopt;
}

}  // namespace passage
