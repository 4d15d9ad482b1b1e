/**
 * The auto entry supervisor: watchlist, spike alert and automatic entries on each strike table, by
 * the trader's settings, with the reason for each row that is not entered.
 */
@NullMarked
package io.rec.autoentrysupervisor;

import org.jspecify.annotations.NullMarked;
