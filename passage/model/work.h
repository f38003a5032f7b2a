#pragma once

#include <string>
#include <vector>

#include "passage/model/document.h"

namespace passage {

/// A text with all its versions (translations), which the index ranks and counts as one.
struct Work {
  std::string key;                 ///< The declared work, else the first id of its documents.
  std::vector<Document> versions;  ///< At least one, in bytewise order of their ids, copies behind the others.
};

}  // namespace passage
