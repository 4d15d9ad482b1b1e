/**
 * The product's central number: the chance that the price does not cross a strike before the close.
 * It comes from fingerprints, which are counts of what the price did historically 1 to 60 minutes
 * after a minute with the same momentum; here they are read, made, interpolated and looked up. What
 * is not known is empty, never 50 %.
 */
@NullMarked
package io.rec.domain.probability;

import org.jspecify.annotations.NullMarked;
