package io.rec.benchmarks.trading;

/** What is wanted of a trade while something goes wrong. */
enum Operation {
  ENTRY("entry"),
  CLOSE("close"),
  /** An entry whose order somebody wants back at once. */
  CANCEL("cancel"),
  /** Other terms for an order that a person placed and that rests. */
  AMEND("amend");

  final String words;

  Operation(String words) {
    this.words = words;
  }
}
