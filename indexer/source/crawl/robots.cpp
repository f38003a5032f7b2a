#include "indexer/source/crawl/robots.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "indexer/source/crawl/page_address.h"
#include "passage/text/unicode.h"

namespace indexer {
namespace {

constexpr std::size_t most_rules = 5'000;
constexpr std::size_t most_sitemaps = 1'000;
constexpr double longest_delay = 86'400;  // seconds

struct Line {
  std::string key;
  std::string_view value;
};

Line line_of(std::string_view text) {
  text = text.substr(0, text.find('#'));
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return {};
  return {passage::ascii_lower(passage::trimmed(text.substr(0, colon))), passage::trimmed(text.substr(colon + 1))};
}

/// "examplebot" of "ExampleBot/2.1"; "*" for everybody.
std::string product_of(std::string_view value) {
  if (value.starts_with('*')) return "*";
  const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-'; };
  return passage::ascii_lower(
      value.substr(0, static_cast<std::size_t>(std::ranges::find_if_not(value, is_part) - value.begin())));
}

std::optional<std::chrono::milliseconds> delay_of(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error != std::errc{} || !(seconds >= 0)) return std::nullopt;
  return std::chrono::milliseconds(static_cast<long>(std::min(seconds, longest_delay) * 1000));
}

/// "*" stands for anything, a "$" at the end for the end of the address. Each piece is looked for from left to right
/// and never again, so that no pattern takes long.
bool matches(std::string_view pattern, std::string_view target) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t at = 0;
  for (bool is_first = true;; is_first = false) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    const bool is_last = star == pattern.npos;
    if (is_last && to_the_end && !is_first) return target.size() - at >= piece.size() && target.ends_with(piece);
    const std::size_t found = is_first ? (target.starts_with(piece) ? 0 : target.npos) : target.find(piece, at);
    if (found == target.npos) return false;
    at = found + piece.size();
    if (is_last) return !to_the_end || at == target.size();
    pattern.remove_prefix(star + 1);
  }
}

}  // namespace

RobotsTxt::RobotsTxt(std::string_view text, std::string_view robot) {
  struct Group {
    std::vector<Rule> rules;
    std::optional<std::chrono::milliseconds> delay;
  };
  Group ours;
  Group everybody;
  bool names_us = false;
  bool has_rules = true;  // a line with a name begins a group after a rule, and joins the one before it otherwise
  bool is_ours = false;
  bool is_everybody = false;
  text = text.substr(0, read_bytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const Line line = line_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto for_groups = [&](auto change) {
      if (is_ours) change(ours);
      if (is_everybody) change(everybody);
    };
    if (line.key == "user-agent") {
      if (std::exchange(has_rules, false)) is_ours = is_everybody = false;
      const std::string product = product_of(line.value);
      is_ours = is_ours || product == robot;
      is_everybody = is_everybody || product == "*";
      names_us = names_us || is_ours;
    } else if (line.key == "allow" || line.key == "disallow") {
      has_rules = true;
      if (line.value.empty()) continue;
      for_groups([&](Group& group) {
        if (group.rules.size() < most_rules) {
          group.rules.push_back({.pattern = one_spelling(line.value), .allows = line.key == "allow"});
        }
      });
    } else if (line.key == "crawl-delay") {
      for_groups([&](Group& group) { group.delay = std::max(group.delay, delay_of(line.value)); });
    } else if (line.key == "sitemap" && sitemaps_.size() < most_sitemaps) {
      sitemaps_.emplace_back(line.value);
    }
  }
  Group& group = names_us ? ours : everybody;
  rules_ = std::move(group.rules);
  delay_ = group.delay;
}

bool RobotsTxt::allows(std::string_view target) const {
  if (target == "/robots.txt") return true;
  const Rule* longest = nullptr;
  for (const Rule& rule : rules_) {
    const bool is_better = longest == nullptr || rule.pattern.size() > longest->pattern.size() ||
                           (rule.pattern.size() == longest->pattern.size() && rule.allows && !longest->allows);
    if (is_better && matches(rule.pattern, target)) longest = &rule;
  }
  return longest == nullptr || longest->allows;
}

}  // namespace indexer
