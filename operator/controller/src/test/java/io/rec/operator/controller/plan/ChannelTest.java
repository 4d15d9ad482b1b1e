package io.rec.operator.controller.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.rec.operator.api.spec.component.SecretRef;
import io.rec.operator.api.spec.connector.NotificationSpec;
import io.rec.operator.controller.render.Channels;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

  @ParameterizedTest
  @CsvSource({
    "smtp, email",
    "email, email",
    "twilio, sms",
    "sms, sms",
    "sendgrid, sendgrid",
    "carrier-pigeon, carrier-pigeon"
  })
  @DisplayName("types get the hub's names; one that is not known here is for the hub to judge")
  void namesTypesAsTheHubDoes(String written, String type) {
    assertThat(channel("one", written, Map.of()).type()).isEqualTo(type);
  }

  @Test
  @DisplayName("a setting with the hub's own name is passed on, and so is one nobody knows")
  void passesOnWhatItDoesNotKnow() {
    assertThat(channel("mail", "smtp", Map.of("recipient", "a@b.org", "colour", "red")).config())
        .isEqualTo(Map.of("recipient", "a@b.org", "colour", "red"));
  }

  @Test
  @DisplayName("of two words for one thing the short one stays, for the hub to refuse by its name")
  void dropsNothingSilently() {
    assertThat(channel("mail", "smtp", Map.of("to", "a@b.org", "recipient", "c@d.org")).config())
        .isEqualTo(Map.of("to", "a@b.org", "recipient", "c@d.org"));
  }

  @Test
  @DisplayName("a secret that stands in the spec goes into no ConfigMap; its placeholder does")
  void keepsSecretsOut() {
    var mail = channel("mail", "smtp", Map.of("password", "hunter2", "to", "a@b.org"));
    var hook =
        channel("hook", "webhook", Map.of("url", "https://example.org/s", "auth_token", "${T}"));

    assertThat(mail.config()).isEqualTo(Map.of("recipient", "a@b.org"));
    assertThat(mail.exposed()).containsExactly("password");
    assertThat(hook.config()).isEqualTo(Map.of("auth_token", "${T}"));
    assertThat(hook.exposed()).containsExactly("url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"desk mail", "mail@desk", "Ä", "_x", "../../etc", "-"})
  @DisplayName("a name that can be no folder becomes one that can, and stays apart from others")
  void makesUsableIds(String name) {
    var id = channel(name, "smtp", Map.of()).id();

    assertThat(id).matches("[A-Za-z0-9][A-Za-z0-9_-]{0,61}").isNotEqualTo(name);
    assertThat(id).isNotEqualTo(channel(name + "!", "smtp", Map.of()).id());
  }

  @Test
  @DisplayName("the log stays the log, whatever another channel is called")
  void leavesTheLogAlone() {
    assertThat(channel("log", "log", Map.of()).id()).isEqualTo("log");
    assertThat(channel("log", "smtp", Map.of()).id()).startsWith("log-");
  }

  @ParameterizedTest
  @CsvSource({"Team, connector-secrets-Team", "team_a, connector-secrets-team_a"})
  @DisplayName("a volume has a name of its own where the channel's cannot be one")
  void namesVolumes(String name, String folder) {
    var keys = channel(name, "slack", Map.of()).keys().orElseThrow();

    assertThat(keys).isEqualTo(new Channels.Keys(keys.volume(), folder, "keys"));
    assertThat(keys.volume()).matches("channel-[0-9a-f]{12}");
  }

  @Test
  @DisplayName("mail leaves by the usual ports and the one that it names")
  void opensMailPorts() {
    assertThat(channel("mail", "smtp", Map.of()).mailPorts()).containsExactly(465, 587);
    assertThat(channel("mail", "smtp", Map.of("port", "2525")).mailPorts())
        .containsExactly(465, 587, 2525);
    assertThat(channel("mail", "email", Map.of("smtp_port", "99999")).mailPorts())
        .containsExactly(465, 587);
    assertThat(channel("mail", "sendgrid", Map.of("port", "2525")).mailPorts()).isEmpty();
  }

  private static Channel channel(String name, String type, Map<String, String> settings) {
    return Channel.of(new NotificationSpec(name, type, new SecretRef("keys"), settings));
  }
}
