/** Trades of the running desk, from the ticket to the venue and back. */
@NullMarked
package io.rec.e2e.trading;

import org.jspecify.annotations.NullMarked;
