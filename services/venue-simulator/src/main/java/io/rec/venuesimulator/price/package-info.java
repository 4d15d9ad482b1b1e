/**
 * What a coin costs at any instant: a seeded walk or a recording, and the settlement index beside
 * it.
 */
@NullMarked
package io.rec.venuesimulator.price;

import org.jspecify.annotations.NullMarked;
