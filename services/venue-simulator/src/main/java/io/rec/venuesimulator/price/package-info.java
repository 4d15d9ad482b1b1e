/** The prices of the paper market, as pure functions of a seed and an instant. */
@NullMarked
package io.rec.venuesimulator.price;

import org.jspecify.annotations.NullMarked;
