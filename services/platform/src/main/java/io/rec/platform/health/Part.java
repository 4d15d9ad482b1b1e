package io.rec.platform.health;

/** How one thing the service depends on looks from here. */
public record Part(Verdict verdict, String detail) {

  /** NOT_USED says that the service has no such dependency; it never counts against it. */
  public enum Verdict {
    HEALTHY("healthy"),
    DEGRADED("degraded"),
    UNHEALTHY("unhealthy"),
    NOT_USED("not_used");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public static Part healthy() {
    return new Part(Verdict.HEALTHY, "");
  }

  public static Part unhealthy(String detail) {
    return new Part(Verdict.UNHEALTHY, detail);
  }

  public boolean bad() {
    return verdict == Verdict.DEGRADED || verdict == Verdict.UNHEALTHY;
  }
}
