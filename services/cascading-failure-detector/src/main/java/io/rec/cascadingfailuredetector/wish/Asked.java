package io.rec.cascadingfailuredetector.wish;

/** A restart that is asked of the operator. */
sealed interface Asked permits Wish, PersonWish {

  String component();

  /** Why: what was seen, or what the person said. */
  String evidence();

  /** Another word for each; the operator answers each once. */
  String nonce();

  /** The person; empty where the detector asks by itself, which may less. */
  String by();
}
