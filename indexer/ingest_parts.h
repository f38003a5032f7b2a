#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "indexer/index_update.h"
#include "indexer/ocr/ocr_run.h"
#include "indexer/sandbox/extraction_messages.h"
#include "passage/index/generation_store.h"
#include "passage/model/work.h"

namespace indexer {

/// Takes the works of a generation, in bytewise order of their keys, each once.
struct WorkWriter {
  std::function<void(passage::Work)> add;
  std::function<void()> finish;
};

using DocumentReader = std::function<std::optional<passage::Document>(std::string_view id)>;

/// The rooms that ingest() leads documents through; tests put others in their place.
struct IngestParts {
  std::function<Extractor()> start_extractor;   ///< Called in each thread, for itself.
  std::function<Extractor()> start_recognizer;  ///< The same, of what reads images; see OcrReader.
  OcrRun::FindEngine find_ocr_engine;           ///< May be empty: images are not read.
  std::function<WorkWriter(const std::filesystem::path& generation_directory)> open_writer;
  std::function<DocumentReader(const passage::Generation&)> open_previous;  ///< What a run starts from.
  /// Writes the next generation as changes to the databases of the one before. Where it is left out, or much has
  /// changed, all works are written.
  std::function<std::unique_ptr<IndexUpdate>(const passage::Generation& previous,
                                             const std::filesystem::path& generation_directory)>
      open_update = {};
};

}  // namespace indexer
