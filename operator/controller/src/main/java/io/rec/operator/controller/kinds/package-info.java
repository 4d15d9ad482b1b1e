/** Kinds of other projects that the client has no classes for. */
@NullMarked
package io.rec.operator.controller.kinds;

import org.jspecify.annotations.NullMarked;
