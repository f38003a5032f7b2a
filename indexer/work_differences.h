#pragma once

#include <string>
#include <vector>

#include "passage/model/work.h"

namespace indexer {

/// What the versions of a work disagree on, in plain words: their kinds, their dates, two versions in one language.
[[nodiscard]] std::vector<std::string> work_differences(const passage::Work& work);

}  // namespace indexer
