#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <xapian.h>

namespace tests {

inline std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// All that a database holds, uncompressed: terms, data of documents, values, metadata.
inline std::string content_of_database(const std::filesystem::path& directory) {
  const Xapian::Database database(directory.string());
  std::string all;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) all += *term + "\n";
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    all += *key + database.get_metadata(*key) + "\n";
  }
  for (auto document = database.postlist_begin(std::string{}); document != database.postlist_end(std::string{});
       ++document) {
    const Xapian::Document one = database.get_document(*document);
    all += one.get_data() + "\n";
    for (auto value = one.values_begin(); value != one.values_end(); ++value) all += *value + "\n";
  }
  return all;
}

/// Where below a directory there is something of these words, whatever their case: names of files, bytes of files, what
/// databases hold uncompressed.
inline std::vector<std::string> traces(const std::filesystem::path& directory, const std::vector<std::string>& words) {
  std::vector<std::string> found;
  const auto look = [&](const std::filesystem::path& where, const std::string& text) {
    const std::string folded = lower_case(text);
    for (const std::string& word : words) {
      if (folded.find(lower_case(word)) != std::string::npos) found.push_back(where.string() + ": " + word);
    }
  };
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    look(entry.path(), entry.path().lexically_relative(directory).string());
    if (entry.is_directory() && std::filesystem::exists(entry.path() / "iamglass")) {
      look(entry.path(), content_of_database(entry.path()));
    }
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    look(entry.path(), {std::istreambuf_iterator<char>(in), {}});
  }
  return found;
}

}  // namespace tests
