/**
 * The production coordinator: makes a strike table and live probabilities of every symbol from its
 * newest price, its markets and its fingerprints, whenever one of them changes and at least once a
 * second, and reports how that goes.
 */
@NullMarked
package io.rec.unifiedproductioncoordinator;

import org.jspecify.annotations.NullMarked;
