/**
 * The account as the venue tells it, twice: by its stream and in answers to calls. Each kind of
 * news says here by the venue's own sequence or time which of two tellings is the later state; in
 * whatever order they arrive, and however often, the same is known in the end.
 */
@NullMarked
package io.rec.kalshiaccountsync.account;

import org.jspecify.annotations.NullMarked;
