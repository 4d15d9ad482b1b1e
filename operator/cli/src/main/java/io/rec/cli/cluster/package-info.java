/** The way to a cluster: which one is meant, and a client for it. */
@NullMarked
package io.rec.cli.cluster;

import org.jspecify.annotations.NullMarked;
