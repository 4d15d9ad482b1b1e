package io.rec.operator.api.status;

/** The questions every status answers from the first pass on. */
public enum ConditionType {
  READY("Ready"),
  PROGRESSING("Progressing"),
  DEGRADED("Degraded"),
  DATABASE_READY("DatabaseReady"),
  CREDENTIALS_READY("CredentialsReady"),
  PORT_MANIFEST_VALID("PortManifestValid"),
  MARKET_DATA_FRESH("MarketDataFresh"),
  EXCHANGE_REACHABLE("ExchangeReachable"),
  BACKUP_HEALTHY("BackupHealthy"),
  KILL_SWITCH_ENGAGED("KillSwitchEngaged"),
  LIVE_ALLOWED("LiveAllowed"),
  CONFIG_DEFAULTED("ConfigDefaulted");

  private final String text;

  ConditionType(String text) {
    this.text = text;
  }

  /** As it stands in the status. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
