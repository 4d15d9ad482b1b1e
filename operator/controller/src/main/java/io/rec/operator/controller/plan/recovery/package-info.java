/**
 * Failures that spread: from what is unavailable and who depends on whom to the roots, what to do
 * about each, and the machine that restarts roots before their dependents, once, with pauses and
 * limits. Nothing here touches a workload: a restart is a token in the status that the renderer
 * copies into a pod template.
 */
@NullMarked
package io.rec.operator.controller.plan.recovery;

import org.jspecify.annotations.NullMarked;
