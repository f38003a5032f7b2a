#include "searchd/http/pages/recording_view.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "searchd/http/pages/page_links.h"

namespace searchd::http {
namespace {

/// "media.example.org" of "https://media.example.org".
std::string_view host_of(std::string_view origin) {
  return origin.substr(origin.find("://") + 3);
}

}  // namespace

std::optional<Recording> recording_of(const DocumentAnswer& answer) {
  const std::string url = safe_link(answer.document.url);
  const std::optional<RecordingKind> kind = recording_kind(url);
  std::string origin = origin_of(url);
  if (!kind || origin.empty()) return std::nullopt;
  return Recording{.kind = *kind, .url = url.substr(0, url.find('#')), .origin = std::move(origin)};
}

TemplateData recording_view(const Recording& recording, const DocumentAnswer& answer, double start,
                            const PageContext& context) {
  TemplateData view;
  view.set("is_video", recording.kind == RecordingKind::Video)
      .set("recording_url", start > 0 ? recording.url + "#t=" + seconds_text(start) : recording.url)
      .set("host", host_of(recording.origin));
  // Browsers take captions as WebVTT only.
  if (answer.document.format == "vtt" && !answer.file_url.empty()) {
    view.set("captions_url", answer.file_url)
        .set("captions_lang", answer.document.language)
        .set("captions_label", context.strings.language_name(answer.document.language));
  }
  return view;
}

std::string seconds_text(double seconds) {
  constexpr double longest = 1e9;  // Beyond any recording.
  constexpr int decimal_places = 3;
  std::array<char, 32> digits{};
  const double within = std::isfinite(seconds) ? std::clamp(seconds, 0.0, longest) : 0.0;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), within, std::chars_format::fixed, decimal_places).ptr;
  std::string text(digits.data(), end);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace searchd::http
