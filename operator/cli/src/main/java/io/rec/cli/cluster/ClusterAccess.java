package io.rec.cli.cluster;

import io.rec.cli.ExitCode;
import io.rec.cli.Failure;
import io.rec.cli.console.Step;
import io.rec.cli.images.BuiltImage;
import io.rec.cluster.Cluster;
import io.rec.cluster.ClusterException;
import io.rec.cluster.ClusterProvider;
import io.rec.cluster.ExistingContext;
import io.rec.cluster.K3sInDocker;
import io.rec.cluster.Minicluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The cluster that a command is about, by whatever way the machine offers. */
public final class ClusterAccess {
  private final ClusterProvider provider;
  private final ContextFiles files;

  ClusterAccess(ClusterProvider provider, ContextFiles files) {
    this.provider = provider;
    this.files = files;
  }

  /** In words: by which way it is made or reached. */
  public String told() {
    return switch (provider) {
      case ExistingContext _ -> "of your kubeconfig";
      case K3sInDocker _ -> "k3s in Docker";
      case Minicluster _ -> "Kubernetes as processes of this machine";
    };
  }

  /** Whether images can be put on its nodes; those of a named cluster get theirs another way. */
  public boolean takesArchives() {
    return !(provider instanceof ExistingContext);
  }

  /** The cluster if it runs; nothing is made. */
  public Optional<Reach> find() {
    if (provider instanceof ExistingContext) {
      // A named context that does not exist is a mistake, not an absence.
      return Optional.of(asked(ExitCode.UNREACHABLE, () -> provider.up(line -> {})));
    }
    return provider.find().map(this::reach);
  }

  /** The cluster, made if it is not there. */
  public Reach up(Step step) {
    ExitCode code =
        provider instanceof ExistingContext ? ExitCode.UNREACHABLE : ExitCode.PREREQUISITE;
    return asked(code, () -> provider.up(step::tell));
  }

  /** Brings images to all nodes. */
  public void load(List<BuiltImage> images, Step step) {
    List<Path> archives = images.stream().map(BuiltImage::archive).toList();
    try {
      provider.load(archives, step::tell);
    } catch (ClusterException e) {
      throw refused(ExitCode.PREREQUISITE, e);
    }
  }

  /** Removes the cluster if it is ours; true if there was one. */
  public boolean down(Step step) {
    try {
      return provider.down(step::tell);
    } catch (ClusterException e) {
      throw refused(ExitCode.FAILED, e);
    }
  }

  private Reach asked(ExitCode code, Supplier<Cluster> question) {
    try {
      return reach(question.get());
    } catch (ClusterException e) {
      throw refused(code, e);
    }
  }

  private Reach reach(Cluster cluster) {
    return new Reach(
        cluster.name(),
        files.withCurrent(cluster.kubeconfig(), cluster.context()),
        cluster.kind() != Cluster.Kind.EXISTING_CONTEXT);
  }

  private static Failure refused(ExitCode code, ClusterException cause) {
    return new Failure(
        code,
        String.valueOf(cause.getMessage()),
        "recio doctor tells what this machine lacks; --context NAME uses another cluster.",
        cause);
  }
}
