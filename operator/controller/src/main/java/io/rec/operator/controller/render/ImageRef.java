package io.rec.operator.controller.render;

import java.util.List;

/**
 * An image as a container names it.
 *
 * @param reference repository with tag or digest
 * @param pullPolicy empty for the cluster's default
 */
public record ImageRef(String reference, String pullPolicy, List<String> pullSecrets) {
  public ImageRef {
    pullSecrets = List.copyOf(pullSecrets);
  }
}
