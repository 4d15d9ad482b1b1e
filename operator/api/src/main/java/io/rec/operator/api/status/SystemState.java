package io.rec.operator.api.status;

/** The one word for {@code status.state}; worked out from the conditions, never stored logic. */
public enum SystemState {
  PENDING("Pending"),
  INSTALLING("Installing"),
  RUNNING("Running"),
  DEGRADED("Degraded"),
  UPDATING("Updating"),
  ROLLING_BACK("RollingBack"),
  RECOVERING("Recovering"),
  SUSPENDING("Suspending"),
  SUSPENDED("Suspended"),
  STOPPING("Stopping"),
  FAILED("Failed");

  private final String text;

  SystemState(String text) {
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
