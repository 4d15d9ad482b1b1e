/**
 * The market as the database knows it at the moment of a decision: the newest price of a symbol,
 * its strike table and the quotes of a market, each with its age.
 */
@NullMarked
package io.rec.trademanager.market;

import org.jspecify.annotations.NullMarked;
