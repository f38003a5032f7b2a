#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <toml++/toml.h>

namespace indexer {

/// Takes values out of a configuration file, or throws the ConfigError that names its line and says what to write.
class ConfigValues {
 public:
  explicit ConfigValues(const std::filesystem::path& file)
      : file_(file), folder_(std::filesystem::absolute(file).parent_path()) {}

  [[nodiscard]] std::string text(std::string_view key, const toml::node& node) const;
  [[nodiscard]] std::int64_t number(std::string_view key, const toml::node& node, std::int64_t most) const;
  [[nodiscard]] bool flag(std::string_view key, const toml::node& node) const;
  [[nodiscard]] double number(std::string_view key, const toml::node& node, double least, double most) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key, const toml::node& node) const;
  [[nodiscard]] std::vector<std::vector<std::string>> lists(std::string_view key, const toml::node& node) const;
  /// A table of texts, in the order of the keys.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> table(std::string_view key,
                                                                       const toml::node& node) const;
  [[nodiscard]] std::string language(std::string_view key, std::string_view tag, const toml::node& node) const;
  [[nodiscard]] std::string web_url(std::string_view key, const toml::node& node) const;
  /// Relative paths start from the folder of the configuration.
  [[nodiscard]] std::filesystem::path in_folder(const std::string& path) const { return folder_ / path; }

  [[noreturn]] void fail(const toml::source_region& where, const std::string& what) const;
  [[noreturn]] void fail(const toml::node& where, const std::string& what) const { fail(where.source(), what); }
  [[noreturn]] void unknown(std::string_view key, const toml::node& node, std::string_view table,
                            std::span<const std::string_view> known) const;

 private:
  std::filesystem::path file_;
  std::filesystem::path folder_;
};

}  // namespace indexer
