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
 * @param loadedInto identity of the cluster that got the images; another one may have its name now
 * @param loadedImages references that were loaded into its nodes
 * @param forward the process that keeps the dashboard's address working
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Installation(
    String cluster,
    boolean clusterMade,
    @Nullable String loadedInto,
    List<String> loadedImages,
    @Nullable Forward forward) {
  public Installation {
    requireNonNull(cluster, "cluster");
    loadedImages = List.copyOf(loadedImages);
  }

  public static Installation begun(String cluster, boolean clusterMade) {
    return new Installation(cluster, clusterMade, null, List.of(), null);
  }

  public Installation withLoadedImages(String clusterIdentity, List<String> references) {
    return new Installation(cluster, clusterMade, clusterIdentity, references, forward);
  }

  /** Whether it was loaded into this very cluster, not into an earlier one of the same name. */
  public boolean hasLoaded(String clusterIdentity, String reference) {
    return clusterIdentity.equals(loadedInto) && loadedImages.contains(reference);
  }

  public Installation withForward(Forward process) {
    return new Installation(cluster, clusterMade, loadedInto, loadedImages, process);
  }

  public Optional<Forward> forwarding() {
    return Optional.ofNullable(forward);
  }

  public Installation withoutForward() {
    return new Installation(cluster, clusterMade, loadedInto, loadedImages, null);
  }
}
