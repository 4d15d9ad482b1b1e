package io.rec.venuesimulator.desk;

import java.util.UUID;

/** What became of an order group; the limit is in hundredths of a contract. */
public record GroupNews(UUID group, String event, long limit, long atMillis) {}
