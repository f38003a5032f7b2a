#include "searchd/search/recording.h"

#include <algorithm>
#include <array>
#include <string>

#include "passage/text/unicode.h"

namespace searchd {
namespace {

struct Ending {
  std::string_view text;
  RecordingKind kind;
};
// An .ogg may be either; a video element would show an empty box for sound, an audio element no picture: sound is what
// the ending is registered for (RFC 5334).
constexpr auto endings = std::to_array<Ending>({
    {".mp4", RecordingKind::Video},
    {".m4v", RecordingKind::Video},
    {".webm", RecordingKind::Video},
    {".ogv", RecordingKind::Video},
    {".mov", RecordingKind::Video},
    {".mp3", RecordingKind::Audio},
    {".m4a", RecordingKind::Audio},
    {".ogg", RecordingKind::Audio},
    {".oga", RecordingKind::Audio},
    {".opus", RecordingKind::Audio},
    {".wav", RecordingKind::Audio},
    {".flac", RecordingKind::Audio},
});

}  // namespace

std::optional<RecordingKind> recording_kind(std::string_view url) {
  const std::string path = passage::ascii_lower(url.substr(0, url.find_first_of("?#")));
  const auto* const found = std::ranges::find_if(endings, [&](const Ending& e) { return path.ends_with(e.text); });
  if (found == endings.end()) return std::nullopt;
  return found->kind;
}

}  // namespace searchd
