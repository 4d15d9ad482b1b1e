/** Statements with their values, so that a query reads as one and nobody counts question marks. */
@NullMarked
package io.rec.trademanager.sql;

import org.jspecify.annotations.NullMarked;
