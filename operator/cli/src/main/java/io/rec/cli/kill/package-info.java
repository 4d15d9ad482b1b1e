/** {@code recio kill}: what a person stops at once, and lets go on. */
@NullMarked
package io.rec.cli.kill;

import org.jspecify.annotations.NullMarked;
