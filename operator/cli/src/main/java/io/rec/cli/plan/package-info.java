/**
 * What a file would do to the cluster: had checked by the API server, thought through by the
 * operator's own planner, and written nowhere.
 */
@NullMarked
package io.rec.cli.plan;

import org.jspecify.annotations.NullMarked;
