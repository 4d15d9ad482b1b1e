package io.rec.operator.controller.database;

/** A role that may connect, with its password. */
public record Login(String user, Password password) {}
