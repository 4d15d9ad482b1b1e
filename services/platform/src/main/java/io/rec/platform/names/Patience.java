package io.rec.platform.names;

import java.time.Duration;

/**
 * How long the name server is waited for.
 *
 * @param known where there is an address to go on with
 * @param unknown where there is none; the system's own limit is many times as long
 * @param memory how long an address is good after the name server told it last, as long as
 *     CoreDNS's own cache goes on with what it cannot ask again
 */
record Patience(Duration known, Duration unknown, Duration memory) {

  static final Patience STANDARD =
      new Patience(Duration.ofMillis(250), Duration.ofSeconds(5), Duration.ofHours(1));
}
