/**
 * Amounts, prices and counts as whole numbers: dollars in millionths, prices in ten-thousandths,
 * contracts in hundredths. A price times a count is an amount without rounding, so the books add up
 * to the last digit; rounding happens only where the venue rounds, and says so.
 */
@NullMarked
package io.rec.domain.money;

import org.jspecify.annotations.NullMarked;
