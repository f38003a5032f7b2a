#pragma once

#include <vector>

#include "indexer/item_processor.h"
#include "indexer/report.h"

namespace indexer {

/// Documents of different works that may be versions of one, for somebody to declare: files of one source whose names
/// differ in a mark of the language only ("letter-es.pdf" and "letter_FR.docx", "es/letter.html" and "fr/letter.html"),
/// the documents being in different languages. Nothing is made of it.
[[nodiscard]] std::vector<Report::SuspectedVersions> suspected_versions(const std::vector<ItemResult>& items);

}  // namespace indexer
