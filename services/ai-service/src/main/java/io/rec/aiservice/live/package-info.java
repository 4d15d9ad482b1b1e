/**
 * Each new signal to whoever listens on {@code /ws}, of whichever pod it came. A client that takes
 * nothing is dropped; nobody waits for it.
 */
@NullMarked
package io.rec.aiservice.live;

import org.jspecify.annotations.NullMarked;
