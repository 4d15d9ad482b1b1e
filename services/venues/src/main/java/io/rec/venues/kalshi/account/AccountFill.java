package io.rec.venues.kalshi.account;

import io.rec.domain.position.Fill;

/** A fill of the account, and whether it took what was resting. */
public record AccountFill(Fill fill, boolean taker) {}
