/** The figures above the trade history. */
@NullMarked
package io.rec.domain.history;

import org.jspecify.annotations.NullMarked;
