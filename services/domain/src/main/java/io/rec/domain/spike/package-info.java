/**
 * The spike alert: while the price jumps, nothing is entered. A state machine of immutable states
 * that is driven by readings of momentum and their times; whoever owns the state stores it.
 */
@NullMarked
package io.rec.domain.spike;

import org.jspecify.annotations.NullMarked;
