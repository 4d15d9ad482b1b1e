package io.rec.autoentrysupervisor.backtest.prices;

/** What somebody offered is not taken; the message is one sentence for that person. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Refusal(String sentence) {
    super(sentence);
  }

  public Refusal(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence; never absent. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
