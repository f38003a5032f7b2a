#pragma once

#include "indexer/source/source_error.h"

namespace indexer {

/// Something could not be fetched whole. The message names the address and says what to try.
class FetchError : public SourceError {
 public:
  using SourceError::SourceError;
};

/// The server says that it is not there (404, 410).
class GoneFromSource : public FetchError {
 public:
  using FetchError::FetchError;
};

}  // namespace indexer
