/**
 * How a trade is closed: the least to take is made from the quotes of the moment, never from what
 * the asker saw, and a close that is underway is not asked for twice.
 */
@NullMarked
package io.rec.trademanager.exit;

import org.jspecify.annotations.NullMarked;
