/** The README's first five minutes, typed as they stand there. */
@NullMarked
package io.rec.e2e.readme;

import org.jspecify.annotations.NullMarked;
