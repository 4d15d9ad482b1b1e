/**
 * How a request is refused: with the names of the rules that were not met and the figures that were
 * found, in the answer and in the audit trail, and with nothing else stored or sent.
 */
@NullMarked
package io.rec.trademanager.refusal;

import org.jspecify.annotations.NullMarked;
