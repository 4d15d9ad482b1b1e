/**
 * What a strike table is made from, as it arrives: ticks and market changes from the announcements
 * of their watchdogs, and the rows behind them whenever announcements were missed or stay away.
 * What cannot be is refused here, counted and logged, and changes nothing.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator.inputs;

import org.jspecify.annotations.NullMarked;
