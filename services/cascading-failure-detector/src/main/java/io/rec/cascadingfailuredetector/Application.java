package io.rec.cascadingfailuredetector;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the failure detector. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
