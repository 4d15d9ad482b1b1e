/**
 * The system monitor: asks every service of the port manifest for its readiness, looks at database,
 * resources and duplicate pods, and writes what it saw to the health table.
 */
@NullMarked
package io.rec.systemmonitor;

import org.jspecify.annotations.NullMarked;
