/**
 * Trades that are open, second by second: their figures, and when they are closed without being
 * asked. The last known value of a figure is shown with its age, but nothing is decided on one that
 * is old.
 */
@NullMarked
package io.rec.domain.stop;

import org.jspecify.annotations.NullMarked;
