/**
 * What the exchange answered and what people stopped while the database was away: in files that
 * outlive the process, written through to the disk, and told to the database when it is back.
 */
@NullMarked
package io.rec.tradeexecutor.journal;

import org.jspecify.annotations.NullMarked;
