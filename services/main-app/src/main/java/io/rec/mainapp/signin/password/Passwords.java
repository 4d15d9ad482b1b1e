package io.rec.mainapp.signin.password;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Makes and checks password hashes: Argon2id with the first set of parameters OWASP recommends. */
@Singleton
public final class Passwords {

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** Two at once fill two cores and 38 MiB. */
  private static final int AT_ONCE = 2;

  private static final int WAITING = 8;

  private final SecureRandom random = new SecureRandom();
  private final Bulkhead bulkhead = new Bulkhead(AT_ONCE, WAITING);
  private final Timer computations;

  /** Of a password nobody knows: what is computed for a name that is nobody's. */
  private final PasswordHash nobodys;

  Passwords(MeterRegistry meters) {
    this.computations =
        Timer.builder("recio.signin.argon2")
            .description("Argon2id computations, each with 19 MiB for its time")
            .register(meters);
    this.nobodys =
        new PasswordHash(MEMORY_KIB, PASSES, LANES, bytes(SALT_BYTES), bytes(HASH_BYTES));
  }

  public String hash(String password) {
    byte[] salt = bytes(SALT_BYTES);
    PasswordHash empty = new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]);
    return new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, compute(empty, password)).text();
  }

  /** Takes the same time whether there is a hash to compare with or not. */
  public boolean matches(Optional<String> stored, String offered) {
    Optional<PasswordHash> expected = stored.flatMap(PasswordHash::parse);
    PasswordHash against = expected.orElse(nobodys);
    boolean equal = MessageDigest.isEqual(against.hash(), compute(against, offered));
    return equal && expected.isPresent();
  }

  /** Whether the hash was made with other parameters than it would be today. */
  public boolean outdated(String stored) {
    return PasswordHash.parse(stored)
        .map(hash -> !hash.madeWith(MEMORY_KIB, PASSES, LANES))
        .orElse(true);
  }

  private byte[] compute(PasswordHash like, String password) {
    return bulkhead.run(() -> computations.record(() -> argon2(like, password)));
  }

  private static byte[] argon2(PasswordHash like, String password) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(like.memoryKib())
            .withIterations(like.passes())
            .withParallelism(like.lanes())
            .withSalt(like.salt())
            .build());
    byte[] typed =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[like.hash().length];
    generator.generateBytes(typed, hash);
    Arrays.fill(typed, (byte) 0);
    return hash;
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
