package io.rec.cli.up;

import java.time.Duration;
import java.util.Optional;

/**
 * What a person may choose about {@code up}.
 *
 * @param port local port of the dashboard; without it a free one from 3000 on
 * @param patience how long to wait for Ready
 * @param registry where the images are pushed to for nodes that take no archives
 */
public record UpOptions(Optional<Integer> port, Duration patience, Optional<String> registry) {
  /** Namespace of the sample. */
  public static final String NAMESPACE = "trading";

  static final int USUAL_PORT = 3000;
}
