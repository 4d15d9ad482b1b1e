package io.rec.operator.controller.plan.stop;

import io.rec.operator.api.spec.KillLevel;

/**
 * The kill switch is raised to that level; never lowers what is set, and done again it is done
 * once.
 *
 * @param request names the wish
 */
public record StopEffect(KillLevel level, String request, String reason) {}
