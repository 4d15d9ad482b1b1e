/**
 * How trading is stopped: the kill switch in all its degrees, what is done when the database is
 * lost, and what happens to resting orders when the service ends.
 */
@NullMarked
package io.rec.tradeexecutor.halt;

import org.jspecify.annotations.NullMarked;
