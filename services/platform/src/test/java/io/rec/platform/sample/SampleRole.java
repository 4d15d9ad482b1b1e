package io.rec.platform.sample;

import io.rec.platform.role.DatabaseNeed;
import io.rec.platform.role.Role;
import io.rec.platform.role.Step;
import io.rec.platform.testing.ConfigFolder;
import io.rec.platform.testing.TestRole;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A role whose steps are given; not a bean, so that it never meets the role of a real service. */
public record SampleRole(DatabaseNeed database, List<Step> start, List<Step> stop, Gate gate)
    implements Role {

  /** Holds a request in flight until a test lets it go. */
  public record Gate(CountDownLatch entered, CountDownLatch leave) {
    public Gate() {
      this(new CountDownLatch(1), new CountDownLatch(1));
    }
  }

  public static SampleRole withoutDatabase(Step... start) {
    return new SampleRole(DatabaseNeed.NONE, List.of(start), List.of(), new Gate());
  }

  public static SampleRole withDatabase(Step... start) {
    return new SampleRole(DatabaseNeed.ALWAYS, List.of(start), List.of(), new Gate());
  }

  public SampleRole needing(DatabaseNeed need) {
    return new SampleRole(need, start, stop, gate);
  }

  public SampleRole stopping(Step... steps) {
    return new SampleRole(database, start, List.of(steps), gate);
  }

  public TestRole run(ConfigFolder config) {
    return run("sample", config, Map.of());
  }

  public TestRole run(String component, ConfigFolder config, Map<String, String> env) {
    return TestRole.start(SampleRole.class, component, config, env, this);
  }
}
