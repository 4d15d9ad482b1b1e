/**
 * What a person sets for the automatic stop of one trade: versions with their author, beside the
 * trade's row, so that the supervisor reads both at once and a restart forgets nothing.
 */
@NullMarked
package io.rec.trademanager.stop;

import org.jspecify.annotations.NullMarked;
