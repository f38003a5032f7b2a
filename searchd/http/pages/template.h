#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace searchd::http {

class TemplateData;
using TemplateList = std::vector<TemplateData>;

/// What a template sees: named members that are text, a truth value or a list of such objects. Names are string
/// literals: they are not copied.
class TemplateData {
 public:
  using Value = std::variant<bool, std::string, TemplateList>;

  /// Adds a member; of two with one name the first counts.
  TemplateData& set(std::string_view name, std::string text);
  TemplateData& set(std::string_view name, std::string_view text) { return set(name, std::string(text)); }
  TemplateData& set(std::string_view name, const char* text) { return set(name, std::string(text)); }
  TemplateData& set(std::string_view name, bool truth);
  TemplateData& set(std::string_view name, TemplateList list);
  TemplateData& set(std::string_view name, TemplateData object);

  [[nodiscard]] const Value* find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, Value>> members_;
};

/// The templates of the pages: a subset of mustache in which nothing can be put out unescaped. (Debian's library of
/// that name has two tags that do just that, parses included templates anew each time, and copies the data at every
/// level.)
///
///   {{name}}              text, escaped for element content and for attributes in quotes
///   {{@key}}              a string of the user interface, escaped likewise
///   {{$name}}             text that is JSON, for a <script> of a type that is data: escaped by JSON's rules, so that
///                         no element can end or begin in it
///   {{#name}}…{{/name}}   once for each object of a list; once when a text is not empty or a truth value is true
///   {{^name}}…{{/name}}   when {{#name}} would put out nothing
///   {{>file}}             another template of the set
///   {{!…}}                nothing
///
/// A name is looked up in the innermost object first; one that is nowhere is empty. A run of white space that holds
/// a line break becomes one line break, hence no <pre> or <textarea>.
/// Immutable after construction, hence usable by many threads.
class TemplateSet {
 public:
  using Lookup = std::function<std::string_view(std::string_view key)>;

  /// `sources` maps names to texts. Throws passage::Error that names the template that is not well formed, includes
  /// one that is not there, or includes itself.
  explicit TemplateSet(const std::map<std::string, std::string_view>& sources);

  /// Throws passage::Error when there is no such template.
  [[nodiscard]] std::string render(std::string_view name, const TemplateData& data, const Lookup& strings) const;

  /// All the keys that {{@…}} asks for, sorted, each once.
  [[nodiscard]] std::vector<std::string> string_keys() const;

 private:
  enum class Kind { Text, Variable, Json, String, Section, InvertedSection };
  struct Node {
    Kind kind;
    std::string text;     ///< The text itself, or the name.
    std::size_t end = 0;  ///< Of a section: index of the first node behind it.
  };
  using Nodes = std::vector<Node>;
  class Parser;
  class Renderer;

  std::map<std::string, Nodes, std::less<>> templates_;
};

/// The text with the five characters that mean something to HTML replaced by character references.
void append_escaped(std::string& html, std::string_view text);

/// JSON with the characters that mean something to HTML, and those that end a line to JavaScript, as \u escapes. In
/// JSON they stand within strings only, so it says the same; any other text cannot leave its <script> either.
void append_escaped_json(std::string& html, std::string_view json);

}  // namespace searchd::http
