/**
 * {@code recio fingerprints}: tables are made, checked and reported on by the coordinator's batch
 * program on this machine; what a running desk holds is asked of its coordinator.
 */
@NullMarked
package io.rec.cli.fingerprints;

import org.jspecify.annotations.NullMarked;
