/**
 * Our trades against what the venue says of the account: its orders, fills, positions and
 * settlements. What one side merely has not heard yet is healed; what remains is shown with both
 * figures, and above a limit entries wait until it is gone. Nothing is deleted to make numbers fit.
 */
@NullMarked
package io.rec.trademanager.reconciliation;

import org.jspecify.annotations.NullMarked;
