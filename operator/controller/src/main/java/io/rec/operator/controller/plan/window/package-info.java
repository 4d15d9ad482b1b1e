/** When the operator may act of its own accord: maintenance windows by the wall clock of a zone. */
@NullMarked
package io.rec.operator.controller.plan.window;

import org.jspecify.annotations.NullMarked;
