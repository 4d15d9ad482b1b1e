/**
 * A replay without a running service: {@code java -cp … backtest.batch.Main --prices FILE}, as
 * {@code recio backtest} calls it.
 */
@NullMarked
package io.rec.autoentrysupervisor.backtest.batch;

import org.jspecify.annotations.NullMarked;
