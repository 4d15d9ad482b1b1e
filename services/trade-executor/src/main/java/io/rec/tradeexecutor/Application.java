package io.rec.tradeexecutor;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the trade executor. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
