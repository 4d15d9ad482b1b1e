package io.rec.venuesimulator.sendgrid;

import java.util.List;

/**
 * A registered key.
 *
 * @param senders addresses and domains whose owner has been verified
 */
public record SendGridKey(String key, List<String> senders) {

  public SendGridKey {
    senders = List.copyOf(senders);
  }

  boolean mayUse(String address) {
    String domain = address.substring(address.indexOf('@') + 1);
    return senders.stream()
        .anyMatch(sender -> sender.equalsIgnoreCase(address) || sender.equalsIgnoreCase(domain));
  }
}
