#include "searchd/search/translation/dictd_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <limits>
#include <memory>
#include <string>

#include <zlib.h>

namespace searchd {
namespace {

/// An article beyond this is no dictionary's article.
constexpr std::uint32_t longest_article = 1 << 20;

constexpr std::string_view description_prefix = "00database";

std::optional<std::uint32_t> base64_number(std::string_view digits) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::uint64_t number = 0;
  for (const char digit : digits) {
    const std::size_t value = alphabet.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    number = number * alphabet.size() + value;
    if (number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  }
  if (digits.empty()) return std::nullopt;
  return static_cast<std::uint32_t>(number);
}

bool is_description(std::string_view headword) {
  // dictfmt writes "00-database-info" or, without the signs, "00databaseinfo".
  std::string letters(headword);
  std::erase(letters, '-');
  return letters.starts_with(description_prefix);
}

/// gzip, or a plain file, from the beginning to the end.
class ArticleStream {
 public:
  explicit ArticleStream(const std::filesystem::path& file) : file_(::gzopen(file.c_str(), "rb")) {
    constexpr unsigned buffer_bytes = 1 << 16;
    if (file_) (void)::gzbuffer(file_.get(), buffer_bytes);
  }

  [[nodiscard]] bool skip(std::uint64_t bytes) {
    std::array<char, 4096> unwanted{};
    while (bytes > 0) {
      const auto part = static_cast<unsigned>(std::min<std::uint64_t>(bytes, unwanted.size()));
      if (!read(unwanted.data(), part)) return false;
      bytes -= part;
    }
    return true;
  }

  [[nodiscard]] bool read(char* to, unsigned bytes) {
    return file_ && ::gzread(file_.get(), to, bytes) == static_cast<int>(bytes);
  }

 private:
  struct Close {
    void operator()(gzFile file) const { (void)::gzclose(file); }
  };
  std::unique_ptr<gzFile_s, Close> file_;
};

}  // namespace

std::optional<DictdFile> DictdFile::open(const std::filesystem::path& index) {
  DictdFile file;
  std::error_code ignored;
  for (const char* extension : {".dict.dz", ".dict"}) {
    file.articles_ = index;
    file.articles_.replace_extension(extension);
    if (std::filesystem::is_regular_file(file.articles_, ignored)) break;
  }
  std::ifstream lines(index, std::ios::binary);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first_tab = line.find('\t');
    const std::size_t second_tab = line.find('\t', first_tab + 1);
    if (second_tab == std::string::npos) return std::nullopt;
    const std::string_view view = line;
    if (is_description(view.substr(0, first_tab))) continue;
    const auto offset = base64_number(view.substr(first_tab + 1, second_tab - first_tab - 1));
    const auto length = base64_number(view.substr(second_tab + 1, view.find('\t', second_tab + 1) - second_tab - 1));
    if (!offset || !length) return std::nullopt;
    if (*length <= longest_article) file.places_.push_back({*offset, *length});
  }
  if (file.places_.empty() || !lines.eof()) return std::nullopt;
  std::ranges::sort(file.places_);
  file.places_.erase(std::unique(file.places_.begin(), file.places_.end()), file.places_.end());
  return file;
}

bool DictdFile::for_each_article(const std::function<void(std::string_view)>& use) const {
  ArticleStream stream(articles_);
  std::string article;
  std::uint64_t at = 0;
  for (const Place& place : places_) {
    if (place.offset < at) continue;  // inside the one before
    article.resize(place.length);
    if (!stream.skip(place.offset - at) || !stream.read(article.data(), place.length)) return false;
    at = std::uint64_t{place.offset} + place.length;
    use(article);
  }
  return true;
}

}  // namespace searchd
