package io.rec.operator.controller.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rec.operator.controller.plan.Desk;
import io.rec.operator.controller.render.Owner;
import io.rec.operator.controller.runtime.Kubernetes.Api;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A watch that stands still, played by a list that is not read again, on a real API server. */
@ExtendWith(Kubernetes.class)
class WatchProofIT {
  private static final String TOUCHED = "trade-executor";

  private final Api api;
  private final AtomicLong now = new AtomicLong();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final WatchProof proof;
  private DeskOnServer desk;
  private Owner owner;

  WatchProofIT(Api api) {
    this.api = api;
    this.proof = new WatchProof(api.client(), now::get, registry);
  }

  @BeforeEach
  void install() {
    var namespace = api.namespace();
    desk = DeskOnServer.create(api.client(), namespace, "desk", "");
    try (var operator = RunningOperator.in(api.another(), namespace)) {
      desk.eventually(() -> "Starting".equals(desk.reason("DatabaseReady")));
      // What a pass wrote stands before it is counted.
      desk.eventually(() -> operator.passes() > 0);
    }
    owner = Desk.of(desk.read()).owner();
    proof.look(owner, told().stream());
  }

  @Test
  @DisplayName(
      "what the watch tells and what stands is the same: nothing is wrong, and the age begins anew")
  void agrees() {
    pass(WatchProof.EVERY);
    assertThat(age()).isEqualTo(WatchProof.EVERY.toSeconds());

    proof.look(owner, told().stream());

    assertThat(proof.trouble()).isEmpty();
    assertThat(age()).isZero();
  }

  @Test
  @DisplayName("a watch that shows an object as it was for longer than a change takes is told")
  void tellsOfAWatchThatStandsStill() {
    var stale = told();
    change();
    pass(WatchProof.EVERY);

    proof.look(owner, stale.stream());
    assertThat(proof.trouble()).isEmpty();
    pass(WatchProof.GRACE);
    proof.look(owner, stale.stream());

    assertThat(proof.trouble())
        .isEqualTo(
            "the watch in %s still shows %s as it was 30 s ago"
                .formatted(desk.namespace(), TOUCHED));
    assertThat(age()).isEqualTo(WatchProof.EVERY.plus(WatchProof.GRACE).toSeconds());

    proof.look(owner, told().stream());
    assertThat(proof.trouble()).isEmpty();
  }

  @Test
  @DisplayName("a change that is on its way is no fault of the watch")
  void forgivesAChangeOnItsWay() {
    var before = told();
    change();
    pass(WatchProof.EVERY);

    proof.look(owner, before.stream());
    pass(WatchProof.GRACE);
    proof.look(owner, told().stream());

    assertThat(proof.trouble()).isEmpty();
  }

  @Test
  @DisplayName("an object that is gone and one that was never told of are seen too")
  void seesWhatIsMissing() {
    var never =
        told().stream().filter(one -> !one.getMetadata().getName().equals(TOUCHED)).toList();
    pass(WatchProof.EVERY);
    proof.look(owner, never.stream());
    pass(WatchProof.GRACE);
    proof.look(owner, never.stream());
    assertThat(proof.trouble()).contains(TOUCHED);

    var gone = told();
    proof.look(owner, gone.stream());
    desk.client().resource(desk.deployment(TOUCHED)).delete();
    pass(WatchProof.EVERY);
    proof.look(owner, gone.stream());
    pass(WatchProof.GRACE);
    proof.look(owner, gone.stream());
    assertThat(proof.trouble()).contains(TOUCHED);

    proof.forget(owner);
    assertThat(proof.trouble()).isEmpty();
  }

  private List<Deployment> told() {
    return desk.list(Deployment.class);
  }

  private void change() {
    desk.available(TOUCHED, true, java.time.Instant.now());
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private long age() {
    return Math.round(registry.get("recio.informer.age").gauge().value());
  }
}
