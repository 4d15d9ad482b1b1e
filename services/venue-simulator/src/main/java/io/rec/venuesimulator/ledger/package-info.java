/**
 * The members' money and positions, booked twice: whatever leaves one account arrives in others.
 * Amounts are millionths of a dollar, counts hundredths of a contract, prices units of $0.0001, so
 * that a price times a count is an amount without rounding. One thread owns a ledger.
 */
@NullMarked
package io.rec.venuesimulator.ledger;

import org.jspecify.annotations.NullMarked;
