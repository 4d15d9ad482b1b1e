package io.rec.autoentrysupervisor.judgement;

import io.rec.platform.lease.Fence;
import java.time.Instant;

/**
 * This process's time as the one that enters.
 *
 * @param since when it began; nothing that is older is acted on
 */
public record Turn(Fence fence, Instant since) {}
