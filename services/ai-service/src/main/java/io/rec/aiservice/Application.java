package io.rec.aiservice;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the analysis service. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
