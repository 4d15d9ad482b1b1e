package io.rec.platform.bootstrap;

import io.rec.platform.telemetry.LogSetup;
import io.rec.platform.telemetry.TelemetrySettings;
import java.time.Clock;
import java.util.Map;

/** What every service's {@code main} calls. */
public final class RoleApplication {

  private RoleApplication() {}

  /** Starts the service and returns when it has stopped. */
  public static void run(Class<?> application) throws InterruptedException {
    Map<String, String> env = System.getenv();
    LogSetup.configure(env, TelemetrySettings.from(env));
    RunningRole role = RunningRole.start(application, env, Clock.systemUTC());
    // The hook has to outlive the stop: the JVM halts as soon as all hooks have returned.
    Runtime.getRuntime().addShutdownHook(new Thread(role::stop, "shutdown"));
    role.awaitStopped();
  }
}
