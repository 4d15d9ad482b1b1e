/** Reading the price logs: the newest price of a symbol, how old it is, and what came before it. */
@NullMarked
package io.rec.platform.prices;

import org.jspecify.annotations.NullMarked;
