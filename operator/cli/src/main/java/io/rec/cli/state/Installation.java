package io.rec.cli.state;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One installation by {@code recio up}.
 *
 * @param cluster name of the cluster, or of the kubeconfig context
 * @param clusterMade whether {@code up} made the cluster, so that {@code down} may remove it
 * @param loadedImages references that the cluster's nodes already hold
 * @param forward the process that keeps the dashboard's address working
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Installation(
    String cluster, boolean clusterMade, List<String> loadedImages, @Nullable Forward forward) {
  public Installation {
    requireNonNull(cluster, "cluster");
    loadedImages = List.copyOf(loadedImages);
  }

  public static Installation begun(String cluster, boolean clusterMade) {
    return new Installation(cluster, clusterMade, List.of(), null);
  }

  public Installation withLoadedImages(List<String> references) {
    return new Installation(cluster, clusterMade, references, forward);
  }

  public Installation withForward(Forward process) {
    return new Installation(cluster, clusterMade, loadedImages, process);
  }

  public Optional<Forward> forwarding() {
    return Optional.ofNullable(forward);
  }

  public Installation withoutForward() {
    return new Installation(cluster, clusterMade, loadedImages, null);
  }
}
