# Every library the project links, all of them Debian packages; ARCHITECTURE.md says what each is for.
# SYSTEM keeps their headers out of our warnings.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Poco REQUIRED COMPONENTS Foundation Net)
find_package(Catch2 2 REQUIRED)

pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(LIBXML2 REQUIRED IMPORTED_TARGET libxml-2.0)
pkg_check_modules(SERD REQUIRED IMPORTED_TARGET serd-0)
pkg_check_modules(POPPLER REQUIRED IMPORTED_TARGET poppler-cpp)
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(YAMLCPP REQUIRED IMPORTED_TARGET yaml-cpp)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
pkg_check_modules(OPENSSL_CRYPTO REQUIRED IMPORTED_TARGET libcrypto)
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(LIBCURL REQUIRED IMPORTED_TARGET libcurl)
pkg_check_modules(OPENSSL_SSL REQUIRED IMPORTED_TARGET libssl)  # tests only
find_path(RAPIDJSON_INCLUDE_DIR rapidjson/document.h REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)

find_library(CLD2_FULL_LIBRARY cld2_full REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)

# The full tables come first and are kept although nothing refers to them by name: linked as -lcld2 alone, CLD2
# works with its small tables, to which "asylum" is Danish.
add_library(cld2_with_full_tables INTERFACE)
target_include_directories(cld2_with_full_tables SYSTEM INTERFACE "${CLD2_INCLUDE_DIR}")
target_link_options(cld2_with_full_tables INTERFACE "LINKER:--no-as-needed")
target_link_libraries(cld2_with_full_tables INTERFACE "${CLD2_FULL_LIBRARY}" "${CLD2_LIBRARY}")
