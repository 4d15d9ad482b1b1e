package io.rec.cli.change;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.operator.api.TradingSystem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes changes with the rights of whoever asks; a refusal of the API server is told in words. */
public final class Changes {
  private static final String FIELD_MANAGER = "recio";
  private static final int FORBIDDEN = 403;
  private static final int GONE = 404;
  private static final int UNREADABLE = 400;
  private static final int INVALID = 422;

  private final KubernetesClient client;

  public Changes(KubernetesClient client) {
    this.client = client;
  }

  /** As the API server would store it; nothing is stored. */
  public TradingSystem tryOut(TradingSystem desk, Change change) {
    return patch(desk, change, new PatchContext.Builder().withDryRun(List.of("All")));
  }

  public TradingSystem apply(TradingSystem desk, Change change) {
    return patch(desk, change, new PatchContext.Builder());
  }

  private TradingSystem patch(TradingSystem desk, Change change, PatchContext.Builder context) {
    try {
      return client
          .resources(TradingSystem.class)
          .inNamespace(desk.getMetadata().getNamespace())
          .withName(desk.getMetadata().getName())
          .patch(
              context.withPatchType(PatchType.JSON_MERGE).withFieldManager(FIELD_MANAGER).build(),
              change.patch());
    } catch (KubernetesClientException e) {
      throw refused(desk, e);
    }
  }

  private static Failure refused(TradingSystem desk, KubernetesClientException e) {
    String name = desk.getMetadata().getNamespace() + "/" + desk.getMetadata().getName();
    return switch (e.getCode()) {
      case FORBIDDEN ->
          new Failure(
              ExitCode.REFUSED,
              "You may not change %s: %s".formatted(name, said(e.getStatus())),
              "Ask for the role edit in its namespace; for Live also for the verb golive.",
              e);
      case UNREADABLE, INVALID ->
          new Failure(
              ExitCode.REFUSED,
              "The cluster refuses this for %s: %s".formatted(name, said(e.getStatus())),
              "Nothing was changed. kubectl explain ts.spec tells what a field takes.",
              e);
      case GONE ->
          new Failure(
              ExitCode.NOT_FOUND,
              "%s is gone.".formatted(name),
              "recio status shows the trading systems.",
              e);
      default -> throw e;
    };
  }

  private static String said(@Nullable Status status) {
    return String.join("; ", Denial.rules(status));
  }
}
