#pragma once

#include "indexer/source/source_error.h"

namespace indexer {

/// Something could not be fetched whole. The message names the address and says what to try.
class FetchError : public SourceError {
 public:
  using SourceError::SourceError;
};

}  // namespace indexer
