/**
 * The exchange as the executor meets it: who signs and by which clock, how often it may call, what
 * cash is left, and which orders rest there.
 */
@NullMarked
package io.rec.tradeexecutor.exchange;

import org.jspecify.annotations.NullMarked;
