#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace indexer {

/// What a robots.txt says to one robot, as RFC 9309 reads it: the groups that name the robot, put together, else those
/// of "*"; of the rules that match an address the longest counts, and of two as long the one that allows. With the
/// delay and the sitemaps that are no part of the RFC.
class RobotsTxt {
 public:
  /// Everything is allowed.
  RobotsTxt() = default;

  /// Whatever the text is; of a longer one the first 512 KiB count.
  RobotsTxt(std::string_view text, std::string_view robot);

  /// `target` is path and query of an address: "/about/?page=2".
  [[nodiscard]] bool allows(std::string_view target) const;

  [[nodiscard]] std::optional<std::chrono::milliseconds> delay() const { return delay_; }
  [[nodiscard]] const std::vector<std::string>& sitemaps() const { return sitemaps_; }

  static constexpr std::size_t read_bytes = std::size_t{512} << 10;

 private:
  struct Rule {
    std::string pattern;
    bool allows = true;
  };

  std::vector<Rule> rules_;
  std::optional<std::chrono::milliseconds> delay_;
  std::vector<std::string> sitemaps_;
};

}  // namespace indexer
