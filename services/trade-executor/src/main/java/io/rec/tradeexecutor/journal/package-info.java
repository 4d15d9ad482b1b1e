/**
 * What the exchange answered while the database was away: lines in a file that outlives the
 * process, written through to the disk, and told to the database when it is back.
 */
@NullMarked
package io.rec.tradeexecutor.journal;

import org.jspecify.annotations.NullMarked;
