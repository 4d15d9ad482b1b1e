package io.rec.symbolpricewatchdog;

import io.rec.platform.bootstrap.RoleApplication;

/** Starts the price watchdog of one symbol. */
public final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
