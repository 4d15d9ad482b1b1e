/** Waiting with a deadline for what somebody else brings about. */
@NullMarked
package io.rec.cli.waiting;

import org.jspecify.annotations.NullMarked;
