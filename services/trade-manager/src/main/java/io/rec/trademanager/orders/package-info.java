/**
 * Orders on their way: handed to the executor once their intent is committed, looked up while
 * anybody is unsure of them, and what is said of them told to their trade.
 */
@NullMarked
package io.rec.trademanager.orders;

import org.jspecify.annotations.NullMarked;
