package io.rec.mainapp.signin;

/**
 * Who asks. A parameter of this type of a route that {@link Needs} a role is always there.
 *
 * @param userId the key of their rows
 * @param name the name they sign in with, for the audit trail and the screen
 * @param bypass whether nobody signed in at all: sign-in is off for this machine
 */
public record Person(String userId, String name, AccountRole role, boolean bypass) {}
