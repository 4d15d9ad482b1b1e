package io.rec.mainapp.signin.caller;

import java.net.InetAddress;

/** An address in words that help a person to tell their own devices from a stranger's. */
public final class Place {

  private Place() {}

  public static String of(String addressText) {
    InetAddress address = InetAddress.ofLiteral(addressText);
    if (address.isLoopbackAddress()) {
      return "this machine";
    }
    return address.isSiteLocalAddress() || address.isLinkLocalAddress()
        ? "local network, " + addressText
        : addressText;
  }
}
