package io.rec.mainapp.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a page may say: hello, ping, resync, topics, look, hidden. */
@Serdeable
record ClientWish(
    @Nullable String type,
    @JsonProperty("last_fact_id") @Nullable Long lastFactId,
    @Nullable Set<String> topics,
    @Nullable String symbol,
    @Nullable Boolean hidden) {}
