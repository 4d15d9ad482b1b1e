package io.rec.venuesimulator.exchange;

import io.rec.venuesimulator.book.Touch;

/** How a market stood at an earlier instant. */
public record Earlier(Touch touch, Figures figures) {}
