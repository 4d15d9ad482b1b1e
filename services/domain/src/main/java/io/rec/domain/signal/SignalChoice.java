package io.rec.domain.signal;

import java.time.Duration;
import java.util.Optional;

/** The signal a trade goes by, and how it came about. */
public sealed interface SignalChoice {

  Opinion opinion();

  /** What a decision's row says under {@code mode}. */
  String mode();

  /** What the service said and keeps under a name; empty where it had no part in it. */
  Optional<AnalysisAnswer> said();

  /** The service was asked and answered. */
  record Asked(AnalysisAnswer answer) implements SignalChoice {
    @Override
    public Optional<AnalysisAnswer> said() {
      return Optional.of(answer);
    }

    @Override
    public Opinion opinion() {
      return answer.opinion();
    }

    @Override
    public String mode() {
      return "analysis";
    }
  }

  /** It did not answer; this is what it said so long ago. */
  record Cached(AnalysisAnswer answer, Duration age) implements SignalChoice {
    @Override
    public Optional<AnalysisAnswer> said() {
      return Optional.of(answer);
    }

    @Override
    public Opinion opinion() {
      return answer.opinion();
    }

    @Override
    public String mode() {
      return "cached";
    }
  }

  /** It did not answer, and what it said is too old: the indicators alone. */
  record TechnicalOnly(Opinion opinion) implements SignalChoice {
    @Override
    public Optional<AnalysisAnswer> said() {
      return Optional.empty();
    }

    @Override
    public String mode() {
      return "technical_only";
    }
  }
}
