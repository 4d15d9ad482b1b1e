package io.rec.operator.controller.plan;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a spec may call the connector hub's types and settings. A word that has no other name there
 * stays as it is written: the hub knows its types, some of them from plug-ins, and says by name
 * what it has no use for.
 */
final class ChannelWords {
  static final String MAIL = "email";

  private static final Map<String, String> TYPES = Map.of("smtp", MAIL, "twilio", "sms");

  private static final Map<String, String> ADDRESS = Map.of("url", "webhook_url");

  private static final Map<String, Map<String, String>> SETTINGS =
      Map.of(
          MAIL,
          Map.of(
              "to", "recipient", "from", "from_address", "host", "smtp_host", "port", "smtp_port"),
          "sendgrid",
          Map.of("to", "recipient", "from", "from_address"),
          "sms",
          Map.of("to", "to_number", "from", "from_number"),
          "telegram",
          Map.of("to", "chat_id"),
          "webhook",
          ADDRESS,
          "slack",
          ADDRESS,
          "discord",
          ADDRESS);

  /** Whoever knows the address of a webhook may speak there. */
  private static final Set<String> SECRETS =
      Set.of(
          "api_key",
          "api_secret",
          "auth_token",
          "bot_token",
          "hmac_secret",
          "password",
          "webhook_url");

  /** The hub fills it from the channel's Secret. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[A-Za-z_][A-Za-z0-9_]*}");

  private ChannelWords() {}

  static String type(String written) {
    return TYPES.getOrDefault(written, written);
  }

  /**
   * @param type as the hub calls it
   */
  static String setting(String type, String written) {
    return SETTINGS.getOrDefault(type, Map.of()).getOrDefault(written, written);
  }

  /** Nobody may read that in a ConfigMap. */
  static boolean exposes(String setting, String value) {
    return SECRETS.contains(setting) && !PLACEHOLDER.matcher(value.strip()).matches();
  }
}
