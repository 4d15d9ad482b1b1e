package io.rec.domain.decision;

/** How what is found must stand to what is needed. */
public enum Relation {
  AT_LEAST("at least") {
    @Override
    boolean holds(double found, double needed) {
      return found >= needed;
    }
  },
  AT_MOST("at most") {
    @Override
    boolean holds(double found, double needed) {
      return found <= needed;
    }
  },
  BELOW("below") {
    @Override
    boolean holds(double found, double needed) {
      return found < needed;
    }
  };

  private final String words;

  Relation(String words) {
    this.words = words;
  }

  abstract boolean holds(double found, double needed);

  public String words() {
    return words;
  }
}
