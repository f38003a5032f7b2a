#include "indexer/source/crawl/crawl_verdict.h"

#include <algorithm>
#include <map>

namespace indexer {
namespace {

using State = CrawledPage::State;

/// Documents by what they have in common.
using Groups = std::map<std::string, std::size_t>;

/// So few may change alike on a day of work, whatever their share is.
constexpr std::size_t unsuspicious = 2;

bool are_too_many(std::size_t alike, std::size_t all, std::size_t one_in) {
  return alike * one_in > all && (alike > unsuspicious || (alike == all && all > 1));
}

/// "example.org/login" of "example.org/login?next=/about/"
std::string without_query(const std::string& key) {
  return key.substr(0, key.find('?'));
}

/// Where a document has gone, by a redirect or by naming another address as its own; empty where it is still there.
std::string new_place(const CrawledPage& page) {
  if (page.state == State::Redirect) return without_query(page.led_to);
  if (!page.has_new_text || page.record.leads_to.empty()) return {};
  const auto address = page_address(page.record.leads_to);
  return address ? without_query(address->key) : std::string{};
}

Groups::const_iterator largest(const Groups& groups) {
  return std::ranges::max_element(groups, {}, [](const auto& group) { return group.second; });
}

}  // namespace

std::string crawl_problem(const CrawledPages& pages) {
  constexpr std::size_t half = 2;
  constexpr std::size_t tenth = 10;
  std::size_t documents = 0;
  std::size_t failed = 0;
  std::string why;
  Groups places;
  Groups texts;
  for (const auto& [key, page] : pages) {
    if (!page.was_asked || page.before == nullptr || page.before->refused) continue;
    ++documents;
    if (page.state == State::Failed) {
      ++failed;
      why = page.page.url + ": " + page.why;
    }
    if (const std::string place = new_place(page); !place.empty()) ++places[place];
    if (page.state == State::Document && page.has_new_text) ++texts[page.record.text];
  }
  const auto of_all = [&](std::size_t some) {
    return std::to_string(some) + " of " + std::to_string(documents) + " pages ";
  };
  if (are_too_many(failed, documents, half)) return of_all(failed) + "could not be fetched, among them " + why;
  if (const auto place = largest(places); place != places.end() && are_too_many(place->second, documents, tenth)) {
    return of_all(place->second) + "lead to " + place->first + "; is it a login page?";
  }
  if (const auto text = largest(texts); text != texts.end() && are_too_many(text->second, documents, tenth)) {
    return of_all(text->second) + "say the same now; is it a login page, or a notice of maintenance?";
  }
  return {};
}

}  // namespace indexer
