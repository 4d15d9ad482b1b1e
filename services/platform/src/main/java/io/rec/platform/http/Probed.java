package io.rec.platform.http;

import java.time.Duration;

/** What came of one look at another service. */
public sealed interface Probed {

  record Answered(int status, String body, Duration took) implements Probed {}

  record Silent(String why) implements Probed {}
}
