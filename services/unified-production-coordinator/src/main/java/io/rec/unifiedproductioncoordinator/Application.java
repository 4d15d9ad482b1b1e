package io.rec.unifiedproductioncoordinator;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the production coordinator. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
