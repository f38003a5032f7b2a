#pragma once

#include <string>

namespace passage {

/// English words brought together before Snowball's algorithm, which does neither: the one of an irregular form
/// ("children", "women", "paid", "sought": "child", "woman", "pay", "seek"), left alone where the form is a word of its
/// own
/// ("thought", "left"); and British spelling as American ("organisation", "labour", "centre"). The word is in lower
/// case.
[[nodiscard]] std::string english_base_form(std::string word);

}  // namespace passage
