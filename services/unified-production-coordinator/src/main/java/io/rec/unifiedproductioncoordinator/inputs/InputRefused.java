package io.rec.unifiedproductioncoordinator.inputs;

/** Thrown for an input that must not be used; the reason is one word, the message a sentence. */
final class InputRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  InputRefused(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
