package io.rec.e2e.chart;

/** One call of the operator as the API server wrote it down. */
record Call(Right right, String namespace, String name, int status) {

  @Override
  public String toString() {
    return "%d %s %s/%s".formatted(status, right, namespace, name);
  }
}
