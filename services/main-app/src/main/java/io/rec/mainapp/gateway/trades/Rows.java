package io.rec.mainapp.gateway.trades;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of rows, newest first, and the cursor of the next one. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Rows<T>(List<T> rows, @Nullable Long next) {}
