package io.rec.autoentrysupervisor;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the auto entry supervisor. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
