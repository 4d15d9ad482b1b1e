package io.rec.domain.signal;

import static java.util.Objects.requireNonNull;

/**
 * What one model says.
 *
 * @param confidence how likely the model holds its signal to be right, from 0 to 1
 * @param modelVersion who says it, such as {@code technical-1} or {@code gpt-4o-mini}
 */
public record Opinion(Signal signal, double confidence, String reasoning, String modelVersion) {

  public Opinion {
    requireNonNull(signal, "signal");
    requireNonNull(reasoning, "reasoning");
    requireNonNull(modelVersion, "modelVersion");
    requireShare(confidence);
  }

  /** The same, said with another confidence. */
  public Opinion withConfidence(double other) {
    return new Opinion(signal, other, reasoning, modelVersion);
  }

  static void requireShare(double confidence) {
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence of " + confidence + " is not from 0 to 1");
    }
  }
}
