package io.rec.unifiedproductioncoordinator.model;

/** Thrown for a stored set that must not be used. */
final class SetBroken extends Exception {

  private static final long serialVersionUID = 1L;

  SetBroken(FingerprintSet set, String why) {
    super("the fingerprints %s of %s are refused: %s".formatted(set.version(), set.symbol(), why));
  }
}
