/**
 * What the machines of a system have in common: the order of right of way, the turn that only one
 * of them has in a pass, the way between phases and the flat status, and the shape of what a
 * machine answers. A machine is one pure function from phase, inputs and time to an outcome.
 */
@NullMarked
package io.rec.operator.controller.plan.machine;

import org.jspecify.annotations.NullMarked;
