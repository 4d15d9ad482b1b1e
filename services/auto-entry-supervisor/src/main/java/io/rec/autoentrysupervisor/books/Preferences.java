package io.rec.autoentrysupervisor.books;

import io.rec.domain.money.Contracts;

/** Size and label of an entry. */
public record Preferences(String strategy, Contracts size, int multiplier) {}
