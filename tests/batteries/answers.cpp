#include "tests/batteries/answers.h"

#include <algorithm>
#include <array>
#include <regex>

#include <catch2/catch.hpp>

namespace tests {
namespace {

constexpr std::array queries{"",
                             "asylum",
                             "detention children",
                             "derechos",
                             "refugiados en la isla",
                             "droits des travailleurs aux frontières",
                             "убежище",
                             "право на убежище детей",
                             "حقوق العمال",
                             "庇护",
                             "移民工人",
                             "\"rights workers\"",
                             "kiln OR harbour",
                             "asylum -detention",
                             "interpreter letters court refugees permit denied",
                             "title:asylum",
                             "kind:statement",
                             "A/RES/73/195",
                             "famil*",
                             "asylum NEAR/5 borders",
                             "concept:detention",
                             "date:2012..2016 rights",
                             "zzz asilo"};

constexpr std::array variants{"&facets=*", "&facets=*&sort=newest&hitsPerPage=100", "&sort=oldest&hitsPerPage=100",
                              "&expand=false&hitsPerPage=100&places=10", "&filter=language:es&prefer=fr"};

constexpr std::array prefixes{"as", "det", "derech", "ref", "убе", "庇", "kil", "asylum d"};

std::string comparable(std::string body) {
  static const std::regex varying(R"re("(processingTimeMs|generation)":[0-9.eE+-]+,?)re");
  return std::regex_replace(body, varying, "");
}

class Asking {
 public:
  explicit Asking(const Daemon& daemon) : daemon_(daemon) {}

  std::string ask(const std::string& target) {
    const HttpAnswer answer = http_request(daemon_.port(), "GET", target);
    answers_.push_back({target, std::to_string(answer.status) + " " + comparable(answer.body)});
    return answer.body;
  }

  std::vector<std::string> ask_about_every_document() {
    constexpr int most_pages = 10;
    std::vector<std::string> ids;
    for (int page = 1; page <= most_pages; ++page) {
      const auto json = parse_json(ask("/api/v1/search?q=&hitsPerPage=100&page=" + std::to_string(page)));
      if (!json.HasMember("hits") || json["hits"].Empty()) break;
      for (const auto& hit : json["hits"].GetArray()) {
        ids.emplace_back(hit["id"].GetString());
        if (!hit.HasMember("versions")) continue;
        for (const auto& version : hit["versions"].GetArray()) ids.emplace_back(version["id"].GetString());
      }
    }
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    for (const std::string& id : ids) ask("/api/v1/document?id=" + percent_encoded(id));
    return ids;
  }

  std::vector<ComparableAnswer> take() { return std::move(answers_); }

 private:
  const Daemon& daemon_;
  std::vector<ComparableAnswer> answers_;
};

}  // namespace

std::vector<ComparableAnswer> all_answers(const Daemon& daemon) {
  Asking asking(daemon);
  const std::vector<std::string> ids = asking.ask_about_every_document();
  for (const char* query : queries) {
    for (const char* variant : variants) asking.ask("/api/v1/search?q=" + percent_encoded(query) + variant);
  }
  for (const char* prefix : prefixes) asking.ask("/api/v1/suggest?q=" + percent_encoded(prefix));
  constexpr std::size_t every = 9;
  for (std::size_t i = 0; i < ids.size(); i += every) asking.ask("/api/v1/similar?id=" + percent_encoded(ids[i]));
  return asking.take();
}

std::string difference(const std::vector<ComparableAnswer>& one, const std::vector<ComparableAnswer>& other) {
  if (one.size() != other.size()) {
    return std::to_string(one.size()) + " answers and " + std::to_string(other.size());
  }
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i].target != other[i].target) return one[i].target + " and " + other[i].target;
    if (one[i].body == other[i].body) continue;
    const auto [first, second] = std::ranges::mismatch(one[i].body, other[i].body);
    constexpr std::ptrdiff_t before = 200;
    constexpr std::size_t shown = 500;
    const auto around = [&](const std::string& body, auto at) {
      return body.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - body.begin() - before)), shown);
    };
    return one[i].target + "\n" + around(one[i].body, first) + "\n---\n" + around(other[i].body, second);
  }
  return {};
}

}  // namespace tests
