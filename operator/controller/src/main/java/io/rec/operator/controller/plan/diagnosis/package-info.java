/**
 * What is unavailable, who is to blame and whether a restart would help: from one observation to
 * roots, their consequences and a remedy for each. A function of what was seen; nothing is
 * remembered.
 */
@NullMarked
package io.rec.operator.controller.plan.diagnosis;

import org.jspecify.annotations.NullMarked;
