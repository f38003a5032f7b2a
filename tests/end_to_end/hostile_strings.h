#pragma once

#include <string>
#include <vector>

namespace tests {

/// 200 strings and more, none with a NUL, that have broken a search box somewhere. Some are not UTF-8.
std::vector<std::string> hostile_strings();

}  // namespace tests
