/** Values that every part of the spec is written with; they know no part of it. */
@NullMarked
package io.rec.operator.api.spec.value;

import org.jspecify.annotations.NullMarked;
