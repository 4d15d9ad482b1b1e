package io.rec.venues.stream;

import java.util.Set;

/** Why a socket is over, and whether the venue said good-bye in order. */
record SocketEnd(String reason, boolean clean) {

  /** Normal, going away, none given, restarting: the venue wants its clients back. */
  private static final Set<Integer> CLEAN = Set.of(1000, 1001, 1005, 1012);

  static SocketEnd broken(String reason) {
    return new SocketEnd(reason, false);
  }

  static SocketEnd closed(int status, String reason) {
    return new SocketEnd(
        "closed by the venue with %d %s".formatted(status, reason).strip(), CLEAN.contains(status));
  }
}
