package io.rec.cluster;

/** Takes lines that tell a person what is being done. */
@FunctionalInterface
public interface Progress {
  void say(String line);

  /** For callers that have nobody to tell. */
  static Progress silent() {
    return line -> {};
  }
}
