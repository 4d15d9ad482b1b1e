package io.rec.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A cluster of the user's own: found, never made, never removed. */
public final class ExistingContext implements ClusterProvider {
  private final Kubeconfigs kubeconfigs;
  private final String context;

  /**
   * @param kubeconfigs files to look for the context in, as KUBECONFIG lists them
   */
  public ExistingContext(List<Path> kubeconfigs, String context) {
    this.kubeconfigs = new Kubeconfigs(kubeconfigs);
    this.context = context;
  }

  @Override
  public Cluster up(Progress progress) {
    return find()
        .orElseThrow(
            () ->
                new ClusterException(
                    "There is no context \"%s\" in %s; known are: %s."
                        .formatted(context, kubeconfigs.files(), kubeconfigs.contexts())));
  }

  @Override
  public Optional<Cluster> find() {
    return kubeconfigs
        .holding(context)
        .map(
            file ->
                new Cluster(
                    context, Cluster.Kind.EXISTING_CONTEXT, file, context, Optional.empty()));
  }

  @Override
  public void load(List<Path> archives, Progress progress) {
    throw new ClusterException(
        "The nodes of \"%s\" take no image archives: push the images to a registry it can reach and name that registry."
            .formatted(context));
  }

  @Override
  public boolean down(Progress progress) {
    return false;
  }
}
