/**
 * A decision that explains itself: every rule that was asked, what it found, what it needed and
 * whether that was enough. Made to be stored and shown as it is.
 */
@NullMarked
package io.rec.domain.decision;

import org.jspecify.annotations.NullMarked;
