#include "tests/searchd/search/translation/tiny_dictionaries.h"

#include <fstream>

#include <zlib.h>

namespace tests {

std::string base64_number(std::size_t number) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string digits;
  do {
    digits.insert(digits.begin(), alphabet[number % alphabet.size()]);
    number /= alphabet.size();
  } while (number > 0);
  return digits;
}

void TinyDictionaries::write(const std::string& name, const std::vector<std::string>& articles, bool compressed) const {
  std::string text = "FreeDict tells of itself\n";
  std::ofstream index(path() / (name + ".index"));
  index << "00databaseinfo\tA\t" << base64_number(text.size()) << "\n";
  for (const std::string& article : articles) {
    index << article.substr(0, article.find_first_of(" \n")) << "\t" << base64_number(text.size()) << "\t"
          << base64_number(article.size()) << "\n";
    text += article;
  }
  const std::filesystem::path file = path() / (name + (compressed ? ".dict.dz" : ".dict"));
  if (compressed) {
    const gzFile out = ::gzopen(file.c_str(), "wb");
    (void)::gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
    (void)::gzclose(out);
  } else {
    std::ofstream(file) << text;
  }
}

}  // namespace tests
