#pragma once

#include <map>
#include <string>
#include <string_view>

namespace indexer {

/// A field that has parameters: "text/plain; charset=utf-8".
struct MailField {
  std::string value;                              ///< In lower case.
  std::map<std::string, std::string> parameters;  ///< UTF-8, by names in lower case; parts are joined (RFC 2231).

  [[nodiscard]] std::string parameter(const std::string& name) const;
};

/// The fields before a message or one of its parts, undecoded.
class MailHeader {
 public:
  /// Reads the fields and removes them, with the blank line behind them, from the beginning of `part`. Nothing is
  /// removed where there are none.
  explicit MailHeader(std::string_view& part);

  [[nodiscard]] bool empty() const { return fields_.empty(); }
  /// The first field of that name (in lower case), its lines joined; empty without one.
  [[nodiscard]] std::string field(const std::string& name) const;
  [[nodiscard]] MailField field_with_parameters(const std::string& name) const;

 private:
  std::map<std::string, std::string> fields_;
};

}  // namespace indexer
