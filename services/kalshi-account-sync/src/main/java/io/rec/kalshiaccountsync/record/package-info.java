/**
 * The account in the database: what was told is merged with what is known, and each row that says
 * something else afterwards is stored together with its fact, by the lease's holder only.
 */
@NullMarked
package io.rec.kalshiaccountsync.record;

import org.jspecify.annotations.NullMarked;
