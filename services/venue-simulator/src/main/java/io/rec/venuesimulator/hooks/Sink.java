package io.rec.venuesimulator.hooks;

import java.util.Optional;

/**
 * A registered address of nobody in particular.
 *
 * @param path what follows the root
 * @param token the bearer token without which it takes nothing, if it has one
 */
public record Sink(String path, Optional<String> token) {}
