package io.rec.cluster;

import java.io.Serial;

/** No cluster could be had; the message is a sentence for the user. */
public final class ClusterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
