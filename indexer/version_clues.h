#pragma once

#include <string>
#include <vector>

namespace indexer {

/// What a document says about the text that it is a version of. Kept in the ledger, so that the documents of a run can
/// be grouped to works without being read again.
struct VersionClues {
  std::string work;      ///< As declared; empty where nothing is.
  std::string language;  ///< Primary subtag.
  std::string symbol;    ///< Of the United Nations, in normal form; empty where there is none.
  std::string url;
  std::vector<std::string> alternates;  ///< Addresses of its translations, as its page names them (hreflang); absolute.
  std::string date;                     ///< First day; empty where there is none.
  std::string print;                    ///< TextPrint, encoded; empty where the text is too short for one.

  friend bool operator==(const VersionClues&, const VersionClues&) = default;
};

}  // namespace indexer
