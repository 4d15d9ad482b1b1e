package io.rec.mainapp.signin.session;

import io.rec.platform.role.NotYet;
import io.rec.platform.role.Reason;
import io.rec.platform.secrets.Secret;
import io.rec.platform.secrets.Tokens;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign sessions, each with an id that goes into what it signed. While two are
 * mounted, sessions of both are good; which of the two is the current one only decides what new
 * sessions are signed with, so a rotation that swaps them logs nobody out.
 */
@Singleton
public final class SessionKeys {

  /** What HS256 needs to be as strong as its hash. */
  private static final int SHORTEST_BYTES = 32;

  /** No generated key has so few; "changeme-changeme-changeme-changeme" has. */
  private static final int FEWEST_DIFFERENT = 10;

  private static final int ID_BYTES = 6;

  private final Tokens tokens;

  SessionKeys(Tokens tokens) {
    this.tokens = tokens;
  }

  record Key(String id, byte[] bytes) {}

  /** A service that cannot tell a forged session from a real one does not start. */
  public void require() throws NotYet {
    if (usable().isEmpty()) {
      throw new NotYet(
          "session keys",
          Reason.STARTING_UP,
          "no key of at least %d random characters is mounted as jwt-current"
              .formatted(SHORTEST_BYTES));
    }
  }

  Key toSignWith() {
    return usable().stream()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no usable session key is mounted"));
  }

  Optional<Key> withId(String id) {
    return usable().stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /** Keys for another purpose, which tell nothing of these; the one to sign with comes first. */
  public List<byte[]> derived(String purpose) {
    return usable().stream()
        .map(
            key ->
                TokenSecret.hash(purpose + ":" + new String(key.bytes(), StandardCharsets.UTF_8)))
        .toList();
  }

  private List<Key> usable() {
    return tokens.sessionKeys().stream().filter(SessionKeys::strong).map(SessionKeys::key).toList();
  }

  private static boolean strong(Secret secret) {
    String text = secret.reveal();
    return text.getBytes(StandardCharsets.UTF_8).length >= SHORTEST_BYTES
        && text.chars().distinct().count() >= FEWEST_DIFFERENT;
  }

  private static Key key(Secret secret) {
    byte[] id = TokenSecret.hash("key id:" + secret.reveal());
    return new Key(
        HexFormat.of().formatHex(Arrays.copyOf(id, ID_BYTES)),
        secret.reveal().getBytes(StandardCharsets.UTF_8));
  }
}
