/**
 * What is offered on the markets of one event, second by second: as it was recorded once a minute,
 * or made up around the probability by rules that are stated with every result.
 */
@NullMarked
package io.rec.autoentrysupervisor.backtest.book;

import org.jspecify.annotations.NullMarked;
