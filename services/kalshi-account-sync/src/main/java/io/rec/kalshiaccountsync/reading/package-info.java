/**
 * The account by calls: what the stream cannot tell, or did not. When to read what is decided by
 * the {@link io.rec.kalshiaccountsync.reading.Agenda}, by an injected clock.
 */
@NullMarked
package io.rec.kalshiaccountsync.reading;

import org.jspecify.annotations.NullMarked;
