/**
 * The supervisor of active trades: keeps the open trades and their symbols' prices in view each
 * second and tells when a price it would need is stale. This version closes nothing.
 */
@NullMarked
package io.rec.activetradesupervisor;

import org.jspecify.annotations.NullMarked;
