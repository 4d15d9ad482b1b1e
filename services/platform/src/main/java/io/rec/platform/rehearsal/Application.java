package io.rec.platform.rehearsal;

import io.rec.platform.bootstrap.RoleApplication;

/**
 * The rehearsal's {@code main}. An AOT cache fits every class path that begins with the one it was
 * trained on, so it is trained on what all roles have in common and on none of them.
 */
final class Application {

  private Application() {}

  public static void main(String[] args) throws InterruptedException {
    System.setProperty(EmptyRole.SWITCH, "true");
    RoleApplication.run(Application.class);
  }
}
