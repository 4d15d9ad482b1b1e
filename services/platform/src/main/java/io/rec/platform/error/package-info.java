/**
 * Errors of this process, counted by what they have in common and stored for people: each line of
 * level ERROR is one of them, so the log and the counts agree.
 */
@NullMarked
package io.rec.platform.error;

import org.jspecify.annotations.NullMarked;
