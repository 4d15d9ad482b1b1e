/**
 * The production coordinator: looks each second whether all that a strike table needs is there and
 * fresh, and tells what is missing. This version produces no table.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator;

import org.jspecify.annotations.NullMarked;
