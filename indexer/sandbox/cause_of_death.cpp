#include "indexer/sandbox/cause_of_death.h"

#include <signal.h>
#include <string.h>

namespace indexer {

Refusal refusal_for_signal(int signal) {
  switch (signal) {
    case SIGXCPU:
      return {RefusalReason::TimedOut, "it used up its processor time"};
    case SIGKILL:  // not ours: those are reported where they are sent
      return {RefusalReason::OutOfMemory, "the system ended the reader, which it does when memory runs out"};
    default: {
      const char* name = ::sigabbrev_np(signal);
      return {RefusalReason::Crashed, name ? std::string("SIG") + name : "signal " + std::to_string(signal)};
    }
  }
}

}  // namespace indexer
