/**
 * The symbol's price log: which table, what a row is, the rows that wait for the database, how they
 * are written, read back at the start, filled where the feed left a hole, and dropped by the day.
 */
@NullMarked
package io.rec.symbolpricewatchdog.log;

import org.jspecify.annotations.NullMarked;
