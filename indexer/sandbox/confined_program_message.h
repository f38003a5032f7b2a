#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "indexer/sandbox/confined_program.h"

namespace indexer {

/// How the child ends when the system does not let it confine itself.
constexpr int cannot_confine_status = 87;

/// What the child is told, up to the bytes of the document, which follow in the frame.
[[nodiscard]] std::string encoded_program(const ConfinedProgram& program, std::size_t memory, std::size_t size);

struct ProgramMessage {
  ConfinedProgram program;
  std::size_t memory = 0;
  std::string_view document;  ///< Inside the frame.
};

/// Throws passage::Error on bytes that are not what they should be.
[[nodiscard]] ProgramMessage read_program(std::string_view frame);

}  // namespace indexer
