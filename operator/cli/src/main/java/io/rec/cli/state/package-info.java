/**
 * What {@code recio up} remembers of itself between calls: which cluster it used and whether it
 * made it, which images it loaded, which process forwards the dashboard. The truth about objects in
 * the cluster stands in the cluster, as the annotation {@code rec.io/made-by}.
 */
@NullMarked
package io.rec.cli.state;

import org.jspecify.annotations.NullMarked;
