/**
 * The supervisor of active trades: keeps the trades that are not over in view on every price,
 * closes those that the trader's stop rules or the kill switch want closed, and tells a person when
 * it cannot.
 */
@NullMarked
package io.rec.activetradesupervisor;

import org.jspecify.annotations.NullMarked;
