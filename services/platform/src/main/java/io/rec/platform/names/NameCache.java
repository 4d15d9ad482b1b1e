package io.rec.platform.names;

import java.security.Security;

/**
 * How long the JVM believes a host name's address. A replaced pod has the same name and another
 * address; at the default of thirty seconds it would look away long after it is back. What is asked
 * again that often has to bear a silent name server: see {@link RememberingResolver}.
 */
public final class NameCache {

  private static final String SECONDS = "2";
  private static final String SECONDS_WHEN_UNKNOWN = "1";

  private NameCache() {}

  /** Has to come before the first look-up of the process. */
  public static void keepShort() {
    Security.setProperty("networkaddress.cache.ttl", SECONDS);
    Security.setProperty("networkaddress.cache.negative.ttl", SECONDS_WHEN_UNKNOWN);
  }
}
