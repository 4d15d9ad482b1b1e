package io.rec.mainapp.signin.session;

/**
 * A session with what its holder gets.
 *
 * @param token shown once, here; only a hash of its secret part is kept
 * @param csrf what a page has to repeat in a header, to prove that it is ours
 */
public record Opened(Session session, String token, String csrf) {}
