/**
 * The orderly stop of a system and the way back: entries are paused, resting orders are settled, a
 * Live desk waits until it is flat, components go in reverse layers, the database last. One machine
 * for whoever wants a system stopped; how many layers shall run stands in the status, and the
 * renderer follows it.
 */
@NullMarked
package io.rec.operator.controller.plan.stop;

import org.jspecify.annotations.NullMarked;
