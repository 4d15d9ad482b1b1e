package io.rec.mainapp.signin.account;

import io.rec.mainapp.signin.AccountRole;
import java.util.Optional;

/**
 * Somebody who may sign in.
 *
 * @param active whether they may still
 * @param passwordGenerated whether they have never chosen a password of their own
 */
public record Account(
    String userId,
    String username,
    AccountRole role,
    boolean active,
    Optional<String> passwordHash,
    boolean passwordGenerated) {}
