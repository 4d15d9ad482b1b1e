/**
 * What the detector asks of the operator: to restart one critical component that answers and does
 * nothing. Seldom, ever more seldom, and never more than a few times; the operator decides.
 */
@NullMarked
package io.rec.cascadingfailuredetector.wish;

import org.jspecify.annotations.NullMarked;
