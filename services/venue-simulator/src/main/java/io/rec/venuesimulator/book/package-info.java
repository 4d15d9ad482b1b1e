/** What a market is worth and the book that quotes it: a function of seed and instant. */
@NullMarked
package io.rec.venuesimulator.book;

import org.jspecify.annotations.NullMarked;
