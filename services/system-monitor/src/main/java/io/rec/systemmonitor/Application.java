package io.rec.systemmonitor;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the system monitor. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
