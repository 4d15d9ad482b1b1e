package io.rec.cli.cluster;

import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.Surroundings;
import io.rec.cluster.ClusterChoice;
import io.rec.cluster.ClusterException;
import io.rec.cluster.Situation;
import java.util.Optional;

/** Chooses the cluster that a command is about. */
public final class Clusters {
  private static final String NAME = "recio";

  private final Surroundings surroundings;

  public Clusters(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** For {@code up} and {@code down}: the named context, else a cluster of our own. */
  public ClusterAccess own(Optional<String> context) {
    var situation = Situation.observe(context, surroundings.environment(), surroundings.home());
    var choice =
        new ClusterChoice(
            surroundings.root().resolve("k8s/minicluster/minicluster"),
            surroundings.stateDirectory(),
            NAME);
    try {
      return new ClusterAccess(
          choice.choose(situation),
          new ContextFiles(surroundings.stateDirectory().resolve("contexts")));
    } catch (ClusterException e) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          String.valueOf(e.getMessage()),
          "recio doctor tells what this machine lacks.",
          e);
    }
  }

  /**
   * For commands that only look: as above, and without a cluster of our own kubectl's current one.
   */
  public Reach reach(Optional<String> context) {
    return own(context)
        .find()
        .or(() -> current().flatMap(name -> own(Optional.of(name)).find()))
        .orElseThrow(
            () ->
                new Failure(
                    ExitCode.UNREACHABLE,
                    "There is no cluster to look at.",
                    "recio up makes one; --context NAME looks at another."));
  }

  private static Optional<String> current() {
    return Optional.ofNullable(Config.autoConfigure(null).getCurrentContext())
        .map(NamedContext::getName);
  }
}
