/**
 * Decides. From the wish, what was seen and the last status to what shall be applied, said and done
 * next; the same three give the same plan. No client, no clock: time is an argument.
 */
@NullMarked
package io.rec.operator.controller.plan;

import org.jspecify.annotations.NullMarked;
