/**
 * The strike table: what a trader looks at all day. One immutable value made from the event's
 * markets, the price, its momentum and the fingerprints; replacing the value replaces the table, so
 * no reader sees half of it.
 */
@NullMarked
package io.rec.domain.strikes;

import org.jspecify.annotations.NullMarked;
