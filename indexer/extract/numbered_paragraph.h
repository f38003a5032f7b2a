#pragma once

#include <string>
#include <string_view>

namespace indexer {

/// The number with which a paragraph of a UN document, a law or a report begins: "29" of "29. The Committee …",
/// "29 bis" of "29 bis. …", "7" of "7) …" and "§ 7 …", digits of any script as ASCII. Empty when the paragraph bears no
/// number. Section numbers ("2.1 Scope"), dates, amounts and "(a)" are no paragraph numbers. Nothing is removed from
/// the text.
[[nodiscard]] std::string paragraph_number(std::string_view text);

}  // namespace indexer
