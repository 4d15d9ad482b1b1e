/**
 * Clusters to run REC.IO on: one that the user names, k3s in Docker, or the minicluster of this
 * folder. {@link io.rec.cluster.ClusterChoice} picks, {@link io.rec.cluster.ClusterProvider} makes
 * and removes, and {@link io.rec.cluster.ApiServer} is the API alone for tests that run no pods.
 */
@NullMarked
package io.rec.cluster;

import org.jspecify.annotations.NullMarked;
