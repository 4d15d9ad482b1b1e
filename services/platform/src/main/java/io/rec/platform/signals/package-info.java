/** What the analysis service says, as it travels to the other services. */
@NullMarked
package io.rec.platform.signals;

import org.jspecify.annotations.NullMarked;
