/**
 * What came of a replay, as JSON, CSV and one page with pictures. The same replay gives the same
 * bytes.
 */
@NullMarked
package io.rec.autoentrysupervisor.backtest.report;

import org.jspecify.annotations.NullMarked;
