package io.rec.venuesimulator.sms;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/**
 * A registered account.
 *
 * @param numbers those that it may send from
 */
public record SmsAccount(String sid, String token, Set<String> numbers) {

  public SmsAccount {
    numbers = Set.copyOf(numbers);
    for (String number : numbers) {
      if (!SmsRules.NUMBER.matcher(number).matches()) {
        throw new IllegalArgumentException(
            "'%s' is no number such as +15005550006".formatted(number));
      }
    }
  }

  String authorization() {
    byte[] pair = (sid + ":" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
