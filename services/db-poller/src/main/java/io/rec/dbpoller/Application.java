package io.rec.dbpoller;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the change feed. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
