/**
 * What the services that carry notices have taken, how much of it they take at a time, and the
 * words in which each of them refuses.
 */
@NullMarked
package io.rec.venuesimulator.notice;

import org.jspecify.annotations.NullMarked;
