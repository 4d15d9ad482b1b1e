package io.rec.cli.ports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number.
 *
 * @param former a number that its Service still answers on while its callers change over
 * @param alias further numbers of its Service
 */
public record PortLine(
    int port,
    String component,
    String state,
    @Nullable Integer former,
    List<Integer> alias,
    String description) {}
