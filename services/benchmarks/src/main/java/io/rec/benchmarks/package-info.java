/**
 * Measures what a user waits and pays for: the start of every pod, the memory and processor time of
 * every role at rest, and a second {@code recio up}. The figures go into REPORT.md, which is kept
 * in the repository so that a change for the worse shows in review.
 */
@NullMarked
package io.rec.benchmarks;

import org.jspecify.annotations.NullMarked;
