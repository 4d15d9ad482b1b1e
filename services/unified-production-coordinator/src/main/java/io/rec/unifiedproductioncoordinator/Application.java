package io.rec.unifiedproductioncoordinator;

import io.rec.platform.bootstrap.RoleApplication;
import io.rec.unifiedproductioncoordinator.fingerprints.batch.Main;
import java.util.Arrays;

/** Starts the production coordinator, or its batch program. */
public final class Application {

  private Application() {}

  /** The service, or with {@code fingerprints VERB} the batch program in the same image. */
  public static void main(String[] args) throws InterruptedException {
    if (args.length > 0 && args[0].equals("fingerprints")) {
      Main.main(Arrays.copyOfRange(args, 1, args.length));
      return;
    }
    RoleApplication.run(Application.class);
  }
}
