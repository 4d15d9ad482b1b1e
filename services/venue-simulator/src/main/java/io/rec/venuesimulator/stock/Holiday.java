package io.rec.venuesimulator.stock;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** A weekday on which the exchanges close all day, or early where a time is given. */
public record Holiday(LocalDate date, String name, Optional<LocalTime> earlyClose) {}
