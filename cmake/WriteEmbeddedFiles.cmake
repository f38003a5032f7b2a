# Writes OUTPUT, a C++ source that holds the bytes of each of FILES (names relative to ROOT): what HEADER
# declares in NAMESPACE.
string(REPLACE " " ";" FILES "${FILES}")
list(SORT FILES)
set(arrays "")
set(rows "")
set(number 0)
foreach(name IN LISTS FILES)
  file(READ "${ROOT}/${name}" bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(APPEND arrays "constexpr char file_${number}[] = {${bytes}0};\n")
  string(APPEND rows "    EmbeddedFile{\"${name}\", {file_${number}, sizeof file_${number} - 1}},\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE "${OUTPUT}.new" "#include \"${HEADER}\"

#include <algorithm>
#include <array>

namespace ${NAMESPACE} {
namespace {
${arrays}
constexpr std::array<EmbeddedFile, ${number}> files = {{
${rows}}};
}  // namespace

std::span<const EmbeddedFile> embedded_files() { return files; }

std::string_view embedded_file(std::string_view name) {
  const auto found = std::lower_bound(files.begin(), files.end(), name,
                                      [](const EmbeddedFile& file, std::string_view wanted) { return file.name < wanted; });
  return found != files.end() && found->name == name ? found->content : std::string_view{};
}

}  // namespace ${NAMESPACE}
")
file(RENAME "${OUTPUT}.new" "${OUTPUT}")
