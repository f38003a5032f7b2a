#include "indexer/source/wordpress/wordpress_site.h"

#include <cstdlib>
#include <fstream>

#include "indexer/source/source_error.h"
#include "passage/index/byte_codec.h"
#include "passage/text/unicode.h"

namespace indexer {

std::string document_settings(const WordPressSite& site) {
  passage::ByteWriter all;
  all.number(site.read_pages ? (*site.read_pages ? 2 : 1) : 0);
  for (const auto& [path, language] : site.languages) all.texts({path, language});
  for (const std::vector<std::string>& versions : site.versions) all.texts(versions);
  return all.take();
}

std::string password_of(const WordPressSite& site) {
  const PasswordPlace& place = site.password;
  std::string password = place.text;
  if (!place.environment.empty()) {
    const char* value = std::getenv(place.environment.c_str());
    if (value == nullptr || *value == '\0') {
      throw SourceError("the variable " + place.environment +
                        " of the environment, which has its password, is not set");
    }
    password = value;
  }
  if (!place.file.empty()) {
    std::ifstream in(place.file);
    std::getline(in, password);
    if (!in || passage::trimmed(password).empty()) {
      throw SourceError("cannot read its password from " + place.file.string());
    }
  }
  return std::string(passage::trimmed(password));
}

}  // namespace indexer
