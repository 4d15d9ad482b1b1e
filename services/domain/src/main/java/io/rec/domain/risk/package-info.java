/**
 * How much may be lost or at stake. Every limit is finite, every order that opens something is held
 * against all of them at once, and an order that gives back what is held needs none: a way out is
 * never closed.
 */
@NullMarked
package io.rec.domain.risk;

import org.jspecify.annotations.NullMarked;
