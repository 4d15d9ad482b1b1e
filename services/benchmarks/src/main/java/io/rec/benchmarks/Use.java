package io.rec.benchmarks;

/** Memory and processor time of one pod. */
record Use(long bytes, double millicores) {
  static final Use NONE = new Use(0, 0);

  Use plus(Use other) {
    return new Use(bytes + other.bytes, millicores + other.millicores);
  }
}
