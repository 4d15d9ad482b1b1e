package io.rec.venues.kalshi.market;

import io.rec.venues.rest.Reply;
import io.rec.venues.wire.Fields;

/**
 * A list that the exchange gives in pages.
 *
 * @param path what follows {@code /trade-api/v2}; it has a query already
 * @param name of the list in an answer
 * @param key the field by which one row is told from another
 */
public record ListCall<T>(String path, String name, String key, Reply.Reading<Fields, T> reading) {}
