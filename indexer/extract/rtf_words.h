#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace indexer {

// What the control words of Rich Text mean that need no more than a table.

/// What the text of a group becomes.
enum class RtfTarget : std::uint8_t {
  Skipped,
  Body,
  Box,
  Note,
  ListNumber,
  Fonts,
  Styles,
  Info,
  Title,
  Author,
  Keywords,
  Created,
};

/// The destination that a word begins, among those that stand in the body of a document and those in its `\info`; other
/// destinations marked with \* are passed over.
[[nodiscard]] std::optional<RtfTarget> rtf_destination(std::string_view word);
[[nodiscard]] std::optional<RtfTarget> rtf_member_of_info(std::string_view word);

/// Whether the word begins a group that is passed over but for a destination further in, and whether it is such a one.
[[nodiscard]] bool is_rtf_wrapping(std::string_view word);
[[nodiscard]] bool is_wrapped_in_rtf(std::string_view word);

/// The character that a word stands for.
[[nodiscard]] std::optional<char16_t> rtf_sign(std::string_view word);

/// Of `\ansi`, `\mac`, `\pc`, `\pca`.
[[nodiscard]] std::optional<std::int32_t> rtf_code_page(std::string_view word);

[[nodiscard]] bool ends_rtf_paragraph(std::string_view word);

}  // namespace indexer
