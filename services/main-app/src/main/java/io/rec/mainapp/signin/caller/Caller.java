package io.rec.mainapp.signin.caller;

import java.net.InetAddress;

/**
 * From where a request comes.
 *
 * @param address of the person's machine, as far as the proxies in front are trusted
 * @param https whether it came to us, or to the trusted proxy, encrypted
 * @param direct whether no proxy stood between
 * @param userAgent what the browser says it is, cut to a length that can be stored
 */
public record Caller(InetAddress address, boolean https, boolean direct, String userAgent) {

  public String addressText() {
    return address.getHostAddress();
  }
}
