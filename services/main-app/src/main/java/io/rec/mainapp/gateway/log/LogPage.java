package io.rec.mainapp.gateway.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the log, newest first.
 *
 * @param sources where they come from: trade log, audit trail, facts
 * @param next ask with this as {@code before} for older ones; null when there are none
 */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LogPage(List<LogLine> lines, List<String> sources, @Nullable String next) {}
