package io.rec.operator.api.catalog;

/** The two lists of the port manifest, as v2 drew them. */
public enum Group {
  CORE("core_services"),
  WATCHDOG("watchdog_services");

  private final String key;

  Group(String key) {
    this.key = key;
  }

  /** Name of the list in the manifest. */
  public String key() {
    return key;
  }
}
