#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "searchd/search/translation/apertium_mode.h"
#include "searchd/search/translation/apertium_stream.h"

namespace searchd {

struct TranslationBounds {
  std::chrono::milliseconds answer{100};    ///< For an answer of programs that run.
  std::chrono::milliseconds start{400};     ///< That a question waits for the programs to start; then it goes without.
  std::chrono::milliseconds loading{5000};  ///< For the programs to be ready; those that are not are ended.
  std::chrono::milliseconds pause{60'000};  ///< Until they are tried again.
  std::chrono::milliseconds idle{300'000};  ///< Without a question, after which they are ended.
};

/// Translates rows of words from one language into another by Apertium's programs. Starts them at the first question,
/// keeps them while there are questions, ends them afterwards. Any thread may ask; one question is answered at a time,
/// the others wait within their bounds. Programs that do not answer in time, or die, are ended and started anew by the
/// next question, so that nobody gets another's answer.
class TranslationDirection {
 public:
  TranslationDirection(ApertiumMode mode, TranslationBounds bounds);
  TranslationDirection(const TranslationDirection&) = delete;
  TranslationDirection& operator=(const TranslationDirection&) = delete;
  ~TranslationDirection();  ///< Nobody may be asking. Ends the programs.

  [[nodiscard]] const std::string& from() const { return mode_.from; }
  [[nodiscard]] const std::string& to() const { return mode_.to; }

  /// The pieces of the translation, in their order. None when there is no answer within the bounds.
  [[nodiscard]] std::vector<TranslatedPiece> translate(std::span<const std::string> words);

  /// Starts the programs unless they run, and does not wait for them.
  void prepare();

  [[nodiscard]] bool is_running();

 private:
  struct Programs;
  enum class State {
    Ended,
    Starting,
    Ready,
    Asked,  ///< The asker has the programs; everywhere else they are the thread's.
    Broken,
  };

  void live();
  void start(std::unique_lock<std::mutex>& lock);
  void want();  ///< The mutex is held.

  const ApertiumMode mode_;
  const TranslationBounds bounds_;
  std::mutex mutex_;
  std::condition_variable changed_;
  State state_ = State::Ended;
  bool stopping_ = false;
  std::chrono::steady_clock::time_point last_used_;
  std::chrono::steady_clock::time_point not_before_;
  std::unique_ptr<Programs> programs_;
  std::jthread thread_;  ///< The programs die with the thread that starts them: it lives as long as this object.
};

}  // namespace searchd
