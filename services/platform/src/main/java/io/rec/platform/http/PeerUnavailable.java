package io.rec.platform.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Another service did not answer: no port, no connection, no time left, or its breaker is open. */
public final class PeerUnavailable extends IOException {

  private static final long serialVersionUID = 1L;

  public PeerUnavailable(String component, String why, @Nullable Throwable cause) {
    super(component + " " + why, cause);
  }
}
