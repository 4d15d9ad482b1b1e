/**
 * Signals: a row first, with every rule and number, then the ticket to the trade manager under an
 * id that follows from the signal. A signal that was not answered is never sent again under another
 * id, and one from before a restart is never sent at all.
 */
@NullMarked
package io.rec.autoentrysupervisor.signal;

import org.jspecify.annotations.NullMarked;
