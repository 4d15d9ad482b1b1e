package io.rec.platform.names;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;

/** The JDK finds it on the class path, so that every look-up of a role goes through it. */
public final class RememberingResolverProvider extends InetAddressResolverProvider {

  /** For the JDK's service loader. */
  public RememberingResolverProvider() {}

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return new RememberingResolver(configuration.builtinResolver(), Patience.STANDARD);
  }

  @Override
  public String name() {
    return "remembering";
  }
}
