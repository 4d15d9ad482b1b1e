package io.rec.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One way to come by a cluster. All methods block and throw {@link ClusterException}. */
public sealed interface ClusterProvider permits ExistingContext, K3sInDocker, Minicluster {

  /** Makes the cluster, or finds it made, and returns when pods can run. */
  Cluster up(Progress progress);

  /** The cluster as it is now, without making anything. */
  Optional<Cluster> find();

  /** Puts image archives where the cluster's nodes find them. */
  void load(List<Path> archives, Progress progress);

  /** Removes what {@link #up} made; false when there was nothing to remove. */
  boolean down(Progress progress);
}
