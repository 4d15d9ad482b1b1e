/**
 * Keeps the dashboard's address working after {@code recio up} has returned: a small process of its
 * own listens on this machine and carries each connection to a ready pod, so that a replaced pod is
 * noticed by nobody but the connections it held.
 */
@NullMarked
package io.rec.cli.forward;

import org.jspecify.annotations.NullMarked;
