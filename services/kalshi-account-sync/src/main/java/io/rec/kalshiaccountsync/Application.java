package io.rec.kalshiaccountsync;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the account sync. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
