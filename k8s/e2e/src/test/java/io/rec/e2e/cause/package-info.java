/**
 * Not part of any storey, since it takes half an hour: one fault after another on the running desk,
 * and a table of what was named as its cause, how soon, what was told of it and when it was over.
 */
@NullMarked
package io.rec.e2e.cause;

import org.jspecify.annotations.NullMarked;
