/**
 * What the passes leave behind for others, stored each second and at once when a status changes:
 * the state of each symbol, with its fact for the screens, and the watchlist.
 */
@NullMarked
package io.rec.autoentrysupervisor.record;

import org.jspecify.annotations.NullMarked;
