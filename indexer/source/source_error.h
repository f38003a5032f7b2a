#pragma once

#include "passage/error.h"

namespace indexer {

/// A source that cannot be read: it keeps the documents that it had, and the run goes on with the others.
class SourceError : public passage::Error {
 public:
  using Error::Error;
};

/// A source that is not there at all.
class AbsentSource : public SourceError {
 public:
  using SourceError::SourceError;
};

}  // namespace indexer
