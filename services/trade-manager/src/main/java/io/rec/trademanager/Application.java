package io.rec.trademanager;

import io.rec.platform.bootstrap.RoleApplication;

final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    RoleApplication.run(Application.class);
  }
}
