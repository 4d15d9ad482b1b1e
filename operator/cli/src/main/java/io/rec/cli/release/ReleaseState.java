package io.rec.cli.release;

/** What is known of the operator's release in a cluster. */
public sealed interface ReleaseState {
  /** Nothing of it is there. */
  record Absent() implements ReleaseState {}

  /**
   * Made by {@code recio up} and complete.
   *
   * @param hash of the chart and the values it was made from
   */
  record Ours(String hash) implements ReleaseState {}

  /** Made by {@code recio up}, but a run ended in the middle of it. */
  record HalfDone(String helmStatus) implements ReleaseState {}

  /** Made by somebody else. */
  record Foreign(String what) implements ReleaseState {}
}
