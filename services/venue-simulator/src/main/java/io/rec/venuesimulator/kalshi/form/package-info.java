/** How Kalshi writes things down, for calls and messages alike: markets, books, refusals. */
@NullMarked
package io.rec.venuesimulator.kalshi.form;

import org.jspecify.annotations.NullMarked;
