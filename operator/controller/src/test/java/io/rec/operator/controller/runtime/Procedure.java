package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.operator.api.TradingSystem;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Something that an operator does to a desk in many writes.
 *
 * @param spec of the desk
 * @param before what has become of it when the procedure begins, nothing if the procedure makes it
 * @param begin asks for it
 * @param sick whose pods do not get ready
 * @param over whether it has ended
 * @param faster so many seconds of the desk's in one of ours
 */
record Procedure(
    String name,
    int faster,
    String spec,
    List<Procedure> before,
    Consumer<DeskOnServer> begin,
    Predicate<Deployment> sick,
    Predicate<DeskOnServer> over) {
  private static final String NEW = "docker.io/recio/services:3.1.0";

  /** Half a minute of the fast clock's, so that a busy machine does not end a release. */
  private static final String PATIENT = "30m";

  /** Where it is missed anyway. */
  private static final String SOON = "10m";

  /** The critical roles and what they need: a desk with fewer writes, which are of every kind. */
  private static final String SMALL =
      """
      symbols: [BTC]
      rollout: {maxParallel: 20, progressDeadline: %s}
      components:
      - {name: ai-service, enabled: false}
      - {name: cascading-failure-detector, enabled: false}
      - {name: connector-hub, enabled: false}
      - {name: db-poller, enabled: false}
      - {name: system-monitor, enabled: false}
      """;

  /** A stop without real money waits half a minute for the database, which answers in ours. */
  private static final int STOPS = 6;

  private static final Procedure INSTALL =
      of(
          "installation",
          FastClock.USUAL,
          List.of(),
          desk -> {},
          nobody -> false,
          Procedure::serves);

  private static final Procedure SUSPEND =
      of(
          "suspension",
          STOPS,
          List.of(INSTALL),
          desk -> spec(desk, "{\"suspend\":true}"),
          nobody -> false,
          desk -> "Suspended".equals(TradingDesk.state(desk)));

  static List<Procedure> all() {
    return List.of(
        INSTALL,
        of(
            "release",
            FastClock.USUAL,
            List.of(INSTALL),
            desk -> spec(desk, "{\"version\":\"3.1.0\"}"),
            nobody -> false,
            desk -> "3.1.0".equals(desk.release().version()) && serves(desk)),
        of(
            "rollback of a release that does not get ready",
            FastClock.USUAL,
            List.of(INSTALL),
            desk ->
                spec(
                    desk,
                    "{\"version\":\"3.1.0\",\"rollout\":{\"progressDeadline\":\"%s\"}}"
                        .formatted(SOON)),
            deployment -> DeskOnServer.image(deployment).equals(NEW),
            desk -> "RolledBack".equals(desk.reason("Degraded")) && stable(desk)),
        SUSPEND,
        of(
            "resumption",
            STOPS,
            List.of(INSTALL, SUSPEND),
            desk -> spec(desk, "{\"suspend\":false}"),
            nobody -> false,
            Procedure::serves),
        of(
            "deletion",
            STOPS,
            List.of(INSTALL),
            desk -> desk.client().resource(desk.read()).delete(),
            nobody -> false,
            desk -> desk.read() == null));
  }

  private static Procedure of(
      String name,
      int faster,
      List<Procedure> before,
      Consumer<DeskOnServer> begin,
      Predicate<Deployment> sick,
      Predicate<DeskOnServer> over) {
    return new Procedure(name, faster, SMALL.formatted(PATIENT), before, begin, sick, over);
  }

  private static boolean serves(DeskOnServer desk) {
    return "AllComponentsReady".equals(desk.reason("Ready")) && stable(desk);
  }

  private static boolean stable(DeskOnServer desk) {
    return "Stable".equals(desk.release().phase());
  }

  private static void spec(DeskOnServer desk, String change) {
    desk.client()
        .resources(TradingSystem.class)
        .inNamespace(desk.namespace())
        .withName(desk.name())
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":%s}".formatted(change));
  }

  @Override
  public String toString() {
    return name;
  }
}
