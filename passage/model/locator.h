#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace passage {

/// Where in its document a piece of text stands. Members that do not apply are empty.
struct Locator {
  std::optional<std::uint32_t> page;  ///< Physical page, from 1.
  std::string page_label;             ///< What is printed on the page ("iii"), when it differs from `page`.
  std::string heading;                ///< The heading above the text.
  std::string anchor;                 ///< The HTML id that leads to it.
  std::string paragraph;              ///< A numbered paragraph's own number ("29", "12 bis").
  std::string speaker;
  std::optional<double> start;  ///< Seconds from the beginning of the recording.
  std::optional<double> end;    ///< Seconds; not before `start`.
  bool ocr = false;             ///< The text was recognised from an image.

  friend bool operator==(const Locator&, const Locator&) = default;
};

}  // namespace passage
