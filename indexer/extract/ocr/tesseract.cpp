#include "indexer/extract/ocr/tesseract.h"

#include <algorithm>
#include <limits>

#include <dlfcn.h>

#include "indexer/extract/extraction.h"
#include "passage/error.h"

namespace indexer {
namespace {

constexpr int automatic_layout = 3;  // PSM_AUTO of the library's interface
constexpr int default_engine = 3;    // OEM_DEFAULT
constexpr std::string_view tiff_marks[] = {"II*", "MM"};

bool is_tiff(std::string_view bytes) {
  return std::ranges::any_of(tiff_marks, [&](std::string_view mark) { return bytes.starts_with(mark); });
}

}  // namespace

/// What is used of <tesseract/capi.h> and <leptonica/allheaders.h>: stable interfaces of C, so that their headers are
/// not needed for building.
struct Tesseract::Functions {
  using Image = void;

  const char* (*version)();
  void* (*create)();
  void (*destroy)(void*);
  int (*init)(void*, const char* path, const char* language, int engine);
  char** (*available_languages)(const void*);
  void (*delete_texts)(char**);
  void (*delete_text)(const char*);
  void (*set_layout)(void*, int);
  void (*set_pixels)(void*, const unsigned char*, int width, int height, int bytes_per_pixel, int bytes_per_row);
  void (*set_image)(void*, Image*);
  void (*set_resolution)(void*, int);
  char* (*tsv)(void*, int page);
  void (*clear)(void*);
  int (*read_header)(const unsigned char*, std::size_t, int* format, int* width, int* height, int* bits, int* samples,
                     int* mapped);
  int (*read_tiff_header)(const unsigned char*, std::size_t, int page, int* width, int* height, int* bits, int* samples,
                          int* resolution, int* mapped, int* format);
  Image* (*read)(const unsigned char*, std::size_t);
  Image* (*read_tiff)(const unsigned char*, std::size_t, int page);
  void (*destroy_image)(Image**);

  [[nodiscard]] bool find_all(void* library) {
    const auto find = [&](auto& function, const char* name) {
      function = reinterpret_cast<std::decay_t<decltype(function)>>(::dlsym(library, name));
      return function != nullptr;
    };
    return find(version, "TessVersion") && find(create, "TessBaseAPICreate") && find(destroy, "TessBaseAPIDelete") &&
           find(init, "TessBaseAPIInit2") && find(available_languages, "TessBaseAPIGetAvailableLanguagesAsVector") &&
           find(delete_texts, "TessDeleteTextArray") && find(delete_text, "TessDeleteText") &&
           find(set_layout, "TessBaseAPISetPageSegMode") && find(set_pixels, "TessBaseAPISetImage") &&
           find(set_image, "TessBaseAPISetImage2") && find(set_resolution, "TessBaseAPISetSourceResolution") &&
           find(tsv, "TessBaseAPIGetTsvText") && find(clear, "TessBaseAPIClear") &&
           find(read_header, "pixReadHeaderMem") && find(read_tiff_header, "readHeaderMemTiff") &&
           find(read, "pixReadMem") && find(read_tiff, "pixReadMemTiff") && find(destroy_image, "pixDestroy");
  }
};

std::unique_ptr<Tesseract> Tesseract::find() {
  // Leptonica is found through it. It stays loaded: libraries of OpenMP cannot be unloaded safely.
  void* library = ::dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) return nullptr;
  auto functions = std::make_unique<Functions>();
  const bool found = functions->find_all(library);
  return found ? std::unique_ptr<Tesseract>(new Tesseract(std::move(functions))) : nullptr;
}

Tesseract::Tesseract(std::unique_ptr<Functions> functions) : functions_(std::move(functions)) {}

Tesseract::~Tesseract() {
  if (engine_ != nullptr) functions_->destroy(engine_);
}

std::string Tesseract::version() const {
  return functions_->version();
}

std::vector<std::string> Tesseract::languages() {
  // The library lists its data only when it has been started with some; Debian's package brings these two.
  for (const char* language : {"osd", "eng"}) {
    try {
      use(language);
      break;
    } catch (const passage::Error&) {
      continue;
    }
  }
  std::vector<std::string> names;
  if (engine_ == nullptr) return names;
  char** list = functions_->available_languages(engine_);
  for (char** name = list; name != nullptr && *name != nullptr; ++name) {
    if (std::string_view(*name) != "osd") names.emplace_back(*name);  // knows scripts, no language
  }
  if (list != nullptr) functions_->delete_texts(list);
  std::ranges::sort(names);
  return names;
}

void Tesseract::use(const std::string& languages) {
  if (engine_ != nullptr && loaded_ == languages) return;
  if (engine_ != nullptr) functions_->destroy(engine_);
  loaded_.clear();
  engine_ = functions_->create();
  if (functions_->init(engine_, nullptr, languages.c_str(), default_engine) != 0) {
    functions_->destroy(engine_);
    engine_ = nullptr;
    throw passage::Error("Tesseract cannot load its data for \"" + languages + "\"");
  }
  functions_->set_layout(engine_, automatic_layout);
  loaded_ = languages;
}

std::vector<RecognizedLine> Tesseract::recognize(const GreyPixels& pixels, const std::string& languages) {
  use(languages);
  functions_->set_pixels(engine_, pixels.data, pixels.width, pixels.height, 1, pixels.bytes_per_row);
  if (pixels.resolution > 0) functions_->set_resolution(engine_, pixels.resolution);
  return read_lines();
}

std::vector<RecognizedLine> Tesseract::recognize_image(std::string_view bytes, int page, std::size_t max_pixels,
                                                       const std::string& languages) {
  use(languages);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const bool tiff = is_tiff(bytes);
  int width = 0;
  int height = 0;
  int other = 0;
  const int failed = tiff
                         ? functions_->read_tiff_header(data, bytes.size(), page, &width, &height, &other, &other,
                                                        &other, &other, &other)
                         : functions_->read_header(data, bytes.size(), &other, &width, &height, &other, &other, &other);
  if (failed != 0 || width <= 0 || height <= 0) throw RefusedFile(RefusalReason::Damaged, "the image cannot be read");
  if (static_cast<std::size_t>(width) > max_pixels / static_cast<std::size_t>(height)) {
    throw RefusedFile(RefusalReason::TooLarge, std::to_string(width) + " × " + std::to_string(height) + " pixels");
  }
  Functions::Image* image =
      tiff ? functions_->read_tiff(data, bytes.size(), page) : functions_->read(data, bytes.size());
  if (image == nullptr) throw RefusedFile(RefusalReason::Damaged, "the image cannot be read");
  functions_->set_image(engine_, image);
  functions_->destroy_image(&image);
  return read_lines();
}

std::vector<RecognizedLine> Tesseract::read_lines() {
  char* tsv = functions_->tsv(engine_, 0);
  std::vector<RecognizedLine> lines;
  if (tsv != nullptr) lines = lines_of_tsv(tsv);
  if (tsv != nullptr) functions_->delete_text(tsv);
  functions_->clear(engine_);
  return lines;
}

}  // namespace indexer
