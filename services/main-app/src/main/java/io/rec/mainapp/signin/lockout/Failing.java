package io.rec.mainapp.signin.lockout;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;

/** Under what failures are counted: hashes of the name that was typed and of the address. */
public record Failing(byte[] account, byte[] address) {

  /** What one household or one rented machine has of IPv6. */
  private static final int IPV6_NETWORK_BYTES = 8;

  public static Failing of(String typedName, InetAddress address) {
    return new Failing(
        sha256(typedName.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)),
        sha256(network(address)));
  }

  private static byte[] network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet6Address ? Arrays.copyOf(bytes, IPV6_NETWORK_BYTES) : bytes;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
