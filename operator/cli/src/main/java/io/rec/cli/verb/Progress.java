package io.rec.cli.verb;

/** How far a wish is. */
public sealed interface Progress {
  /** Not there yet; what is being waited for. */
  record Waiting(String what) implements Progress {}

  /** It is so. */
  record Done(String result) implements Progress {}

  /** It will not be so by waiting. */
  record Failed(String why, String nextStep) implements Progress {}
}
