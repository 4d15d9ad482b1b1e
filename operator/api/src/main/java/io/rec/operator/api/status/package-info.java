/**
 * What the operator answers: the state of the whole, of each component, and of the machines that
 * work on it. Steps of machines are text, because a newer operator may have left one behind that
 * this one does not know and must then keep its hands off.
 */
@NullMarked
package io.rec.operator.api.status;

import org.jspecify.annotations.NullMarked;
