/** Takes secrets out of what is printed, logged or packed for support. */
@NullMarked
package io.rec.operator.api.masking;

import org.jspecify.annotations.NullMarked;
