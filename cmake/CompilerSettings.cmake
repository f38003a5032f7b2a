# One place for the language level, the warnings and the sanitizers of every target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_library(passage_settings INTERFACE)
target_include_directories(passage_settings INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(passage_settings INTERFACE PASSAGE_VERSION="${PROJECT_VERSION}")
target_compile_options(passage_settings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                       -Wnon-virtual-dtor -Woverloaded-virtual
                       -Wno-missing-field-initializers)  # designated initialisers leave members out on purpose
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 takes the concatenation of strings for overlapping copies when it optimises (GCC bug 105651).
  target_compile_options(passage_settings INTERFACE -Wno-restrict)
endif()
if(PASSAGE_WARNINGS_AS_ERRORS)
  target_compile_options(passage_settings INTERFACE -Werror)
endif()
if(PASSAGE_SANITIZE)
  target_compile_options(passage_settings INTERFACE -fsanitize=${PASSAGE_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  # GCC 12 takes the regular expressions inside Catch2 for uninitialised when it instruments them.
  target_compile_options(passage_settings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(passage_settings INTERFACE -fsanitize=${PASSAGE_SANITIZE})
  # RLIMIT_AS kills a process built with a sanitizer at its first allocation; the code asks this macro.
  target_compile_definitions(passage_settings INTERFACE PASSAGE_SANITIZED)
endif()
if(PASSAGE_FUZZERS)
  target_compile_options(passage_settings INTERFACE -fsanitize=fuzzer-no-link
                         -fno-sanitize=pointer-overflow)  # RapidJSON 1.1 adds to a null pointer
endif()
