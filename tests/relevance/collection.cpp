#include "tests/relevance/collection.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string_view>

#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>

#include "tests/relevance/table.h"

namespace relevance {

Collection::Collection(const std::filesystem::path& folder)
    : folder_(folder), name_(std::filesystem::canonical(folder).filename().string()) {}

void Collection::write_jsonl(std::ostream& out) const {
  rapidjson::OStreamWrapper stream(out);
  for_each_row(folder_ / "docs.tsv", 2, [&](const Row& cells) {
    if (cells.back().empty()) return;  // Cranfield has two documents without text
    rapidjson::Writer<rapidjson::OStreamWrapper> writer(stream);
    const auto member = [&](const char* name, const std::string& value) {
      writer.Key(name);
      writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    };
    writer.StartObject();
    member("id", document_id(cells[0]));
    if (cells.size() > 2) member("title", cells[1]);
    member("text", cells.back());
    writer.EndObject();
    stream.Put('\n');
  });
}

std::vector<Question> Collection::questions() const {
  std::map<std::string, Judgements> judged;
  if (const std::filesystem::path qrels = folder_ / "qrels.txt"; std::filesystem::exists(qrels)) {
    std::ifstream file = opened(qrels);
    std::string question;
    std::string iteration;
    std::string document;
    for (int level = 0; file >> question >> iteration >> document >> level;) {
      judged[question][document_id(document)] = level;
    }
  }
  std::vector<Question> questions;
  for_each_row(folder_ / "queries.tsv", 2, [&](const Row& cells) {
    Question question{cells[0], cells[1], judged[cells[0]]};
    if (cells.size() > 2) question.judgements[document_id(cells[2])] = 1;
    const bool has_answer = std::ranges::any_of(question.judgements, [](const auto& one) { return one.second > 0; });
    if (has_answer) questions.push_back(std::move(question));
  });
  if (questions.empty()) throw std::runtime_error(folder_.string() + ": no question with a relevant document");
  return questions;
}

std::string without_operators(std::string question) {
  constexpr std::string_view operators = "\"-*:()[]{}|";
  std::ranges::replace_if(
      question, [&](char c) { return operators.find(c) != std::string_view::npos; }, ' ');
  for (const std::string_view quote : {"\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"}) {
    for (std::size_t at = question.find(quote); at != std::string::npos; at = question.find(quote, at)) {
      question.replace(at, quote.size(), " ");
    }
  }
  return question;
}

}  // namespace relevance
