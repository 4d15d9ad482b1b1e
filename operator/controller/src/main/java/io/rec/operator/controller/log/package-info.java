/** What the operator writes to its log, and what it must not say there. */
@NullMarked
package io.rec.operator.controller.log;

import org.jspecify.annotations.NullMarked;
