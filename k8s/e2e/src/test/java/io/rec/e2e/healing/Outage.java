package io.rec.e2e.healing;

import static org.awaitility.Awaitility.await;

import io.rec.e2e.desk.Desk;
import java.time.Duration;

/**
 * The database is away for as long as this is open. Its pod is deleted while no node takes new
 * pods: scaling the StatefulSet would be put back by the operator at once, as it should.
 */
final class Outage implements AutoCloseable {
  private final Desk desk;

  private Outage(Desk desk) {
    this.desk = desk;
  }

  static Outage begin(Desk desk) {
    var outage = new Outage(desk);
    try {
      nodes(desk, "cordon");
      desk.kubectl("delete", "pod", "postgres-0", "--grace-period=5")
          .within(Duration.ofSeconds(90))
          .run()
          .succeeded();
      await("the database waits for a node")
          .atMost(Duration.ofSeconds(90))
          .until(() -> "Pending".equals(desk.pod("postgres").getStatus().getPhase()));
      return outage;
    } catch (RuntimeException | AssertionError e) {
      nodes(desk, "uncordon");
      throw e;
    }
  }

  @Override
  public void close() {
    nodes(desk, "uncordon");
    desk.awaitReady();
  }

  private static void nodes(Desk desk, String verb) {
    for (var node : desk.client().nodes().list().getItems()) {
      desk.kubectl(verb, node.getMetadata().getName()).run().succeeded();
    }
  }
}
