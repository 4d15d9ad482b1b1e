/** The trade manager: owner of the trades, their states and the positions that follow from them. */
@NullMarked
package io.rec.trademanager;

import org.jspecify.annotations.NullMarked;
