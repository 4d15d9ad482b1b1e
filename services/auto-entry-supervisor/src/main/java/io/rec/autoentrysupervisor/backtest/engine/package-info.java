/**
 * The replay: second by second the same rules as the live services, over recorded prices. Time
 * moves forward only and a decision sees nothing newer than its own second. Where bare numbers
 * prove that no rule can fire the domain is not asked, which is what makes a year a matter of
 * seconds; every entry, stop, fee and transition that happens was made by the domain.
 */
@NullMarked
package io.rec.autoentrysupervisor.backtest.engine;

import org.jspecify.annotations.NullMarked;
