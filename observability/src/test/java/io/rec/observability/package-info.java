/**
 * Holds everything in {@code observability/} to what the processes really tell: names of metrics,
 * labels, borders of histograms, and the tools' own checks where the tools are on the path.
 */
@NullMarked
package io.rec.observability;

import org.jspecify.annotations.NullMarked;
