/**
 * The markets of the present and the next hourly event of each symbol: which they are, what the
 * exchange's calls and its stream say about them, and how old that is.
 */
@NullMarked
package io.rec.kalshiapiwatchdog.market;

import org.jspecify.annotations.NullMarked;
