package io.rec.mainapp.signin.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {

  @ParameterizedTest(name = "{1} in {0}: {2}")
  @CsvSource({
    "10.0.0.0/8, 10.255.3.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.0/25, 192.168.1.127, true",
    "192.168.1.0/25, 192.168.1.128, false",
    "192.168.1.7, 192.168.1.7, true",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, ::1, false"
  })
  void knowsNetworks(String network, String address, boolean inside) {
    assertThat(Networks.of(network).contains(InetAddress.ofLiteral(address))).isEqualTo(inside);
  }

  @Test
  @DisplayName("a network that is none stops the service, instead of trusting nobody silently")
  void refusesNonsense() {
    assertThatThrownBy(() -> Networks.of("10.0.0.0/33"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Networks.of("ingress")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0|Edge on Windows",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1|Safari on macOS",
        "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36|Chrome on Android",
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox on Linux",
        "curl/8.14.1|curl",
        "something else|Unknown browser"
      })
  void namesBrowsers(String userAgent, String name) {
    assertThat(Browser.of(userAgent).name()).isEqualTo(name);
  }
}
