package io.rec.mainapp.signin.caller;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** A set of addresses, as a person writes it: {@code 10.0.0.0/8, 192.168.1.7}. */
record Networks(List<Network> all) {

  record Network(InetAddress address, int prefix) {

    boolean contains(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] theirs = other.getAddress();
      if (mine.length != theirs.length) {
        return false;
      }
      for (int bit = 0; bit < prefix; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  static Networks of(String text) {
    return new Networks(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .map(Networks::network)
            .toList());
  }

  boolean contains(InetAddress address) {
    return all.stream().anyMatch(network -> network.contains(address));
  }

  private static Network network(String word) {
    String[] parts = word.split("/", 2);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int bits = address.getAddress().length * 8;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException("no network: " + word);
    }
    return new Network(address, prefix);
  }
}
