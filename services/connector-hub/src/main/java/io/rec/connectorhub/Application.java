package io.rec.connectorhub;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the connector hub. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
