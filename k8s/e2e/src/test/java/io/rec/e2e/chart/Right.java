package io.rec.e2e.chart;

/** A verb on a resource, as a Role grants it and as a call needs it. */
record Right(String group, String resource, String verb) {
  private static final String STAR = "*";

  boolean covers(Right other) {
    return fits(group, other.group) && fits(resource, other.resource) && fits(verb, other.verb);
  }

  boolean hasStar() {
    return group.equals(STAR) || resource.equals(STAR) || verb.equals(STAR);
  }

  private static boolean fits(String granted, String asked) {
    return granted.equals(STAR) || granted.equals(asked);
  }

  @Override
  public String toString() {
    return "%s %s%s".formatted(verb, resource, group.isEmpty() ? "" : "." + group);
  }
}
