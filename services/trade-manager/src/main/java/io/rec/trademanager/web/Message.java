package io.rec.trademanager.web;

import io.micronaut.serde.annotation.Serdeable;

@Serdeable
record Message(String message) {}
