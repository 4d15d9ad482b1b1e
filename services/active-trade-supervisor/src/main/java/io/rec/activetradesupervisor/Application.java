package io.rec.activetradesupervisor;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the active trade supervisor. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
