#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace searchd::http {

/// The languages that the pages speak, the default first.
[[nodiscard]] std::span<const std::string_view> ui_languages();

/// The one of ui_languages() that a language tag means ("pt-BR" is "pt"); empty when it means none.
[[nodiscard]] std::string_view find_ui_language(std::string_view tag);

/// The language of a page: `requested` (the parameter `ui`) where the pages speak it, else the best of an
/// Accept-Language header, else the default.
[[nodiscard]] std::string_view choose_ui_language(std::string_view requested, std::string_view accept_language);

/// What the pages say in one language: the strings of ui/strings, and ICU's names and forms of numbers and dates.
/// Immutable after construction; usable by many threads.
class UiStrings {
 public:
  using Arguments = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  /// `language` is one of ui_languages(). Throws passage::Error when its strings cannot be read.
  explicit UiStrings(std::string_view language);
  UiStrings(UiStrings&&) noexcept;
  UiStrings& operator=(UiStrings&&) noexcept;
  ~UiStrings();

  [[nodiscard]] std::string_view language() const;

  /// The string of a key. Throws passage::Error when there is none: a mistake in the program, not in a request.
  [[nodiscard]] std::string_view text(std::string_view key) const;
  [[nodiscard]] std::optional<std::string_view> find(std::string_view key) const;

  /// The string with each {name} replaced by the argument of that name.
  [[nodiscard]] std::string text(std::string_view key, Arguments arguments) const;

  /// The string of `key` in the plural form that `count` asks for ("hits.few"), with {count} and the arguments
  /// replaced.
  [[nodiscard]] std::string counted(std::string_view key, std::uint64_t count, Arguments arguments = {}) const;

  [[nodiscard]] std::string number(std::uint64_t number) const;

  /// "4.2 MB": with one decimal below ten, in steps of a thousand.
  [[nodiscard]] std::string file_size(std::uint64_t bytes) const;

  /// "2018", "2018-02" and "2018-02-22" in words; anything else as it is.
  [[nodiscard]] std::string date(std::string_view iso_date) const;

  /// The name of a BCP 47 language, or of an ISO 3166 country; the code itself where there is no name.
  [[nodiscard]] std::string language_name(std::string_view tag) const;
  [[nodiscard]] std::string country_name(std::string_view code) const;

  /// What the speakers of one of ui_languages() call it.
  [[nodiscard]] static std::string_view own_name(std::string_view language);

  /// What its speakers call a language, ours or not; the code itself where there is no name.
  [[nodiscard]] static std::string name_of_itself(std::string_view tag);

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace searchd::http
