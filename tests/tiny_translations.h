#pragma once

#include "passage/index/learnt_translations.h"

namespace tests {

/// A few translations between Spanish, English and Chinese, in both directions.
inline passage::TranslationTable tiny_translations() {
  return {.works = 2,
          .languages = {
              {.code = "en",
               .words = {{.stem = "asylum", .text = "asylum", .translations = {{1, 0, 750, 7}, {2, 0, 500, 3}}},
                         {.stem = "wage", .text = "wages", .translations = {{1, 2, 900, 20}, {1, 1, 300, 3}}}}},
              {.code = "es",
               .words = {{.stem = "asil", .text = "asilo", .translations = {{0, 0, 750, 7}}},
                         {.stem = "nomin", .text = "nómina", .translations = {{0, 1, 300, 3}}},
                         {.stem = "salari", .text = "salarios", .translations = {{0, 1, 900, 20}}}}},
              {.code = "zh", .words = {{.stem = "庇护", .text = "庇护", .translations = {{0, 0, 500, 3}}}}},
          }};
}

}  // namespace tests
