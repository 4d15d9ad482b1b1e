package io.rec.kalshiapiwatchdog;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the watchdog of the exchange's API. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
