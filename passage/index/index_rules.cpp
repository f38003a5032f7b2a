#include "passage/index/index_rules.h"

#include <array>

#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <xapian.h>

#include "passage/text/analyzer.h"

namespace passage {
namespace {

std::string text_of(const UVersionInfo& version) {
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return text.data();
}

std::string icu_version() {
  UVersionInfo library{};
  UVersionInfo unicode{};
  u_getVersion(library);
  u_getUnicodeVersion(unicode);
  return text_of(library) + ", Unicode " + text_of(unicode);
}

struct Rule {
  std::string_view name;
  std::string made_by;
  std::string program;
};

}  // namespace

IndexRules index_rules(std::string configuration_hash) {
  return {.format = index_format,
          .analyzer = std::string(analyzer_version),
          .stemmer = std::string("Xapian ") + Xapian::version_string(),
          .icu = icu_version(),
          .configuration_hash = std::move(configuration_hash)};
}

std::string rules_mismatch(const IndexRules& made_by, const IndexRules& program) {
  const std::array rules{
      Rule{"format", std::to_string(made_by.format), std::to_string(program.format)},
      Rule{"analyzer", made_by.analyzer, program.analyzer},
      Rule{"stemmer", made_by.stemmer, program.stemmer},
      Rule{"ICU", made_by.icu, program.icu},
  };
  std::string message;
  for (const Rule& rule : rules) {
    if (rule.made_by == rule.program) continue;
    if (!message.empty()) message += "; ";
    message +=
        std::string(rule.name) + " \"" + rule.made_by + "\" in the index, \"" + rule.program + "\" in this program";
  }
  return message;
}

}  // namespace passage
