/**
 * What a replay is told: the trader's settings under the names of the settings table, the limits,
 * and how the venue is modelled.
 */
@NullMarked
package io.rec.autoentrysupervisor.backtest.setup;

import org.jspecify.annotations.NullMarked;
