package io.rec.cli.cluster;

import java.nio.file.Path;

/**
 * A cluster that can be spoken to.
 *
 * @param name of the cluster, or of the kubeconfig context
 * @param ours whether we made it, so that {@code down} may remove it
 */
public record Reach(String name, Path kubeconfig, boolean ours) {}
