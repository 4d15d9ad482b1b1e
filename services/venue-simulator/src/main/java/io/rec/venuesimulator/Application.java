package io.rec.venuesimulator;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the venue simulator. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
