#include "indexer/curation/curation_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <vector>

#include <toml++/toml.h>

#include "indexer/config.h"
#include "indexer/config_values.h"
#include "passage/text/language.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

namespace fs = std::filesystem;

using passage::Metadata;

constexpr auto root_keys = std::to_array<std::string_view>({"correct", "hide", "pin", "synonyms"});

constexpr auto pin_keys = std::to_array<std::string_view>({"query", "ids"});
constexpr std::size_t most_pinned = 20;

std::vector<std::string_view> correctable() {
  std::vector<std::string_view> names;
  for (const passage::TextMember& member : passage::text_members()) names.push_back(member.name);
  for (const passage::ListMember& member : passage::list_members()) names.push_back(member.name);
  names.emplace_back("date");
  return names;
}

class Reader {
 public:
  explicit Reader(const fs::path& file) : values_(file) { read_.file = file; }

  CurationFile read(const toml::table& root) {
    for (const auto& [key, node] : root) {
      if (key.str() == "correct") {
        for_each_table(key.str(), node, [&](const toml::table& table) { read_correction(table); });
      } else if (key.str() == "hide") {
        read_hidden(key.str(), node);
      } else if (key.str() == "pin") {
        for_each_table(key.str(), node, [&](const toml::table& table) { read_pin(table); });
      } else if (key.str() == "synonyms") {
        for_each_table(key.str(), node, [&](const toml::table& table) { read_synonyms(table); });
      } else {
        values_.unknown(key.str(), node, {}, root_keys);
      }
    }
    std::ranges::sort(read_.curation.corrections, {},
                      [](const auto& one) -> const std::string& { return one.metadata.id; });
    std::ranges::sort(read_.curation.hidden);
    std::ranges::sort(read_.curation.pins, {}, &passage::Curation::Pin::query);
    return std::move(read_);
  }

 private:
  void for_each_table(std::string_view key, const toml::node& node, const auto& take) {
    const toml::array* tables = node.as_array();
    const std::string what = "\"" + std::string(key) + "\" is a list of tables: write [[" + std::string(key) + "]]";
    if (tables == nullptr) values_.fail(node, what);
    for (const toml::node& entry : *tables) {
      if (!entry.is_table()) values_.fail(entry, what);
      take(*entry.as_table());
    }
  }

  std::string id_in(std::string_view key, const toml::node& node) {
    std::string id = values_.text(key, node);
    if (!passage::valid_id(id)) values_.fail(node, "an id has 1 to 200 bytes, without control characters");
    read_.lines.emplace(id, node.source().begin.line);
    return id;
  }

  void read_hidden(std::string_view key, const toml::node& node) {
    const toml::array* ids = node.as_array();
    if (ids == nullptr) values_.fail(node, "\"hide\" is a list of ids, like [\"reports/2021/review.pdf\"]");
    for (const toml::node& one : *ids) {
      std::string id = id_in(key, one);
      if (std::ranges::count(read_.curation.hidden, id) > 0) values_.fail(one, "\"" + id + "\" is hidden twice");
      read_.curation.hidden.push_back(std::move(id));
    }
  }

  /// One text, or a list of them.
  std::vector<std::string> one_or_more(std::string_view key, const toml::node& node) {
    std::vector<std::string> texts = node.is_array() ? values_.texts(key, node) : std::vector{values_.text(key, node)};
    if (texts.empty()) values_.fail(node, "\"" + std::string(key) + "\" is an empty list");
    return texts;
  }

  void read_pin(const toml::table& table) {
    std::vector<std::string> queries;
    std::vector<std::string> ids;
    for (const auto& [key, node] : table) {
      if (key.str() == "query") {
        for (const std::string& query : one_or_more(key.str(), node)) queries.push_back(passage::folded_query(query));
      } else if (key.str() == "ids") {
        ids = read_ids(key.str(), node);
      } else {
        values_.unknown(key.str(), node, " in [[pin]]", pin_keys);
      }
    }
    if (queries.empty()) values_.fail(table, "this [[pin]] has no \"query\"");
    if (ids.empty()) values_.fail(table, "this [[pin]] has no \"ids\"");
    for (std::string& query : queries) {
      if (std::ranges::count(read_.curation.pins, query, &passage::Curation::Pin::query) > 0) {
        values_.fail(table, "something is pinned to \"" + query + "\" already; make one [[pin]] of them");
      }
      read_.curation.pins.push_back({std::move(query), ids});
    }
  }

  std::vector<std::string> read_ids(std::string_view key, const toml::node& node) {
    const toml::array* values = node.as_array();
    if (values == nullptr) values_.fail(node, "\"ids\" is a list, like [\"reports/2021/review.pdf\"]");
    std::vector<std::string> ids;
    for (const toml::node& value : *values) {
      std::string id = id_in(key, value);
      if (std::ranges::count(ids, id) > 0) values_.fail(value, "\"" + id + "\" is pinned twice");
      ids.push_back(std::move(id));
    }
    if (ids.size() > most_pinned) {
      values_.fail(node, "at most " + std::to_string(most_pinned) + " documents can be pinned to a query");
    }
    return ids;
  }

  void read_synonyms(const toml::table& table) {
    passage::Curation::Synonyms group;
    for (const auto& [key, node] : table) {
      const std::string language = passage::canonical_language(key.str());
      if (language.empty()) {
        values_.fail(node,
                     "\"" + std::string(key.str()) +
                         "\" is no language: [[synonyms]] has lists by language, like es = [\"sueldo\", \"salario\"]");
      }
      const std::vector<std::string> words = one_or_more(key.str(), node);
      if (words.size() > passage::most_synonyms) {
        values_.fail(node, "a group has at most " + std::to_string(passage::most_synonyms) + " words of one language");
      }
      for (const std::string& word : words) {
        const std::string text(passage::trimmed(word));
        if (text.size() > passage::longest_label || text.find_first_of("\t\n|") != std::string::npos) {
          values_.fail(node, "a synonym has at most " + std::to_string(passage::longest_label) +
                                 " bytes, and neither tabs, line ends nor \"|\" in it");
        }
        group.push_back({std::string(passage::primary_subtag(language)), text});
      }
    }
    if (group.size() < 2) values_.fail(table, "this [[synonyms]] has fewer than two words");
    read_.curation.synonyms.push_back(std::move(group));
  }

  void read_correction(const toml::table& table) {
    Metadata metadata;
    for (const auto& [key, node] : table) read_member(metadata, key.str(), node);
    if (metadata.id.empty()) values_.fail(table, "this [[correct]] has no \"id\"");
    if (metadata == Metadata{.id = metadata.id}) {
      values_.fail(table, "this [[correct]] corrects nothing: add a \"title\", a \"date\" …");
    }
    const auto is_same = [&](const auto& other) { return other.metadata.id == metadata.id; };
    if (std::ranges::any_of(read_.curation.corrections, is_same)) {
      values_.fail(table, "there are two [[correct]] for \"" + metadata.id + "\"; make one of them");
    }
    read_.curation.corrections.push_back({.metadata = std::move(metadata)});
  }

  void read_member(Metadata& metadata, std::string_view key, const toml::node& node) {
    if (key == "id") {
      metadata.id = id_in(key, node);
      return;
    }
    Metadata one;  // by itself, so that what is wrong with it is told with its line
    if (key == "date") {
      one.date = passage::parse_date(date_text(key, node));
      if (!one.date) values_.fail(node, "\"date\" is a date like \"2018-02-22\", \"2018-02\" or \"2018\"");
      metadata.date = one.date;
      return;
    }
    for (const passage::TextMember& member : passage::text_members()) {
      if (member.name != key) continue;
      one.*member.member = values_.text(key, node);
      check(one, key, node);
      metadata.*member.member = one.*member.member;
      return;
    }
    for (const passage::ListMember& member : passage::list_members()) {
      if (member.name != key) continue;
      one.*member.member = one_or_more(key, node);
      check(one, key, node);
      metadata.*member.member = one.*member.member;
      return;
    }
    const std::vector<std::string_view> known = correctable();
    values_.unknown(key, node, " in [[correct]]", known);
  }

  /// A date may be written as TOML's own, without quotes.
  std::string date_text(std::string_view key, const toml::node& node) {
    if (!node.is_date()) return values_.text(key, node);
    std::ostringstream text;
    text << node.as_date()->get();
    return text.str();
  }

  void check(Metadata& one, std::string_view key, const toml::node& node) {
    const std::vector<std::string> problems = passage::sanitize(one);
    if (!problems.empty()) values_.fail(node, "\"" + std::string(key) + "\" cannot be used: " + problems.front());
  }

  ConfigValues values_;
  CurationFile read_;
};

}  // namespace

CurationFile parse_curation(std::string_view toml, const fs::path& file) {
  try {
    return Reader(file).read(toml::parse(toml));
  } catch (const toml::parse_error& error) {
    ConfigValues(file).fail(error.source(), std::string(error.description()));
  }
}

CurationFile load_curation(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in || in.bad()) throw ConfigError("cannot read the curation " + file.string());
  return parse_curation(text.str(), file);
}

}  // namespace indexer
