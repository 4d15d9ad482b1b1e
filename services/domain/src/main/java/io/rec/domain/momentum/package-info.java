/**
 * How the price moved: deltas over six windows, their weighted sum, the last minute's average and
 * the volatility, all kept up to date tick by tick. History has a resolution of one second: times
 * are cut to whole seconds and the last tick of a second stands for it, which is what the price log
 * stores, so an engine that was rebuilt from the log answers exactly as the one that never stopped.
 */
@NullMarked
package io.rec.domain.momentum;

import org.jspecify.annotations.NullMarked;
