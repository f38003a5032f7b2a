#pragma once

namespace searchd {

/// Tells the service manager that has started this program, if one has and waits for it, that requests are answered
/// from now on: systemd's protocol of `Type=notify`. To be called once: what it starts later does not hear of that
/// socket.
/// @return whether nobody waits, or whoever waits was told
bool tell_ready();

}  // namespace searchd
