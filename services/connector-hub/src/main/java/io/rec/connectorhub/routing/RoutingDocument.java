package io.rec.connectorhub.routing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.rec.venues.connector.config.ConfigurationRefused;
import io.rec.venues.connector.notice.Priority;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code routing.json}; whatever is left out is as usual, and an unknown field is refused. */
@Serdeable
@JsonIgnoreProperties(ignoreUnknown = false)
record RoutingDocument(
    @Nullable List<RouteWords> routes,
    @Nullable QuietWords quiet,
    @JsonProperty("digest_at") @Nullable String digestAt,
    @JsonProperty("same_within_seconds") @Nullable Integer sameWithinSeconds,
    @Nullable Map<String, QuotaWords> quotas,
    @Nullable Map<String, TemplateWords> templates) {

  private static final Duration SAME_WITHIN = Duration.ofMinutes(10);
  private static final LocalTime DIGEST_AT = LocalTime.of(7, 0);

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = false)
  record RouteWords(
      @Nullable String channel,
      @Nullable String from,
      @Nullable Set<String> kinds,
      @JsonProperty("digest_below") @Nullable String digestBelow,
      @Nullable String recipient) {}

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = false)
  record QuietWords(@Nullable String from, @Nullable String to, @Nullable String zone) {}

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = false)
  record QuotaWords(@Nullable String tier, @Nullable Integer day, @Nullable Integer month) {}

  @Serdeable
  @JsonIgnoreProperties(ignoreUnknown = false)
  record TemplateWords(@Nullable String subject, @Nullable String text) {}

  /** Refuses what cannot be used, with the name of the field. */
  static Routing read(ObjectMapper json, String text, List<Route> usual) {
    try {
      RoutingDocument document =
          text.isBlank() ? null : json.readValue(text, RoutingDocument.class);
      return document == null ? usual(usual) : document.routing(usual);
    } catch (IOException unreadable) {
      throw new ConfigurationRefused("routing.json cannot be read: " + unreadable.getMessage());
    }
  }

  private static Routing usual(List<Route> usual) {
    return new Routing(usual, Optional.empty(), DIGEST_AT, SAME_WITHIN, Map.of(), Map.of());
  }

  private Routing routing(List<Route> usual) {
    return new Routing(
        routes == null ? usual : routes(usual),
        Optional.ofNullable(quiet).map(words -> refusing("quiet", () -> quiet(words))),
        digestAt == null ? DIGEST_AT : refusing("digest_at", () -> LocalTime.parse(digestAt)),
        sameWithinSeconds == null ? SAME_WITHIN : seconds(sameWithinSeconds),
        readQuotas(usual),
        readTemplates());
  }

  private List<Route> routes(List<Route> usual) {
    List<Route> all = new ArrayList<>();
    for (RouteWords words : routes == null ? List.<RouteWords>of() : routes) {
      String channel = words.channel() == null ? "" : words.channel();
      known("routes.channel", channel, usual);
      all.add(
          new Route(
              channel,
              Optional.ofNullable(words.from())
                  .map(word -> refusing("routes.from", () -> Priority.of(word)))
                  .orElse(Priority.LOW),
              words.kinds() == null ? Set.of() : kinds(words.kinds()),
              Optional.ofNullable(words.digestBelow())
                  .map(word -> refusing("routes.digest_below", () -> Priority.of(word))),
              words.recipient() == null ? "" : words.recipient()));
    }
    return all;
  }

  private static void known(String field, String channel, List<Route> usual) {
    if (usual.stream().noneMatch(route -> route.channel().equals(channel))) {
      throw new ConfigurationRefused(field + " is no notification connector: " + channel);
    }
  }

  private static Set<String> kinds(Set<String> words) {
    for (String word : words) {
      if (!Set.of("notification", "alert", "trade").contains(word)) {
        throw new ConfigurationRefused(
            "routes.kinds is none of notification, alert, trade: " + word);
      }
    }
    return words;
  }

  private static QuietHours quiet(QuietWords words) {
    return new QuietHours(
        LocalTime.parse(String.valueOf(words.from())),
        LocalTime.parse(String.valueOf(words.to())),
        ZoneId.of(words.zone() == null ? "UTC" : words.zone()));
  }

  private static Duration seconds(int number) {
    if (number < 0) {
      throw new ConfigurationRefused("same_within_seconds is below zero");
    }
    return Duration.ofSeconds(number);
  }

  private Map<String, Quota> readQuotas(List<Route> usual) {
    Map<String, Quota> all = new LinkedHashMap<>();
    (quotas == null ? Map.<String, QuotaWords>of() : quotas)
        .forEach(
            (channel, words) -> {
              known("quotas", channel, usual);
              all.put(channel, quota(words));
            });
    return all;
  }

  private static Quota quota(QuotaWords words) {
    if (words.tier() != null) {
      if (words.day() != null || words.month() != null) {
        throw new ConfigurationRefused("quotas.tier stands alone: it says day and month by itself");
      }
      return switch (words.tier()) {
        case "free" -> Quota.FREE;
        case "paid" -> Quota.PAID;
        default ->
            throw new ConfigurationRefused("quotas.tier is neither free nor paid: " + words.tier());
      };
    }
    return new Quota(count("quotas.day", words.day()), count("quotas.month", words.month()));
  }

  private static OptionalInt count(String field, @Nullable Integer number) {
    if (number != null && number < 1) {
      throw new ConfigurationRefused(field + " is not positive: " + number);
    }
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  private Map<String, Template> readTemplates() {
    TemplateWords alert = templates == null ? null : templates.get("alert");
    if (alert != null && alert.subject() != null) {
      throw new ConfigurationRefused(
          "templates.alert.subject is not used: an alert's subject is its priority and its type");
    }
    Map<String, Template> all = new LinkedHashMap<>();
    (templates == null ? Map.<String, TemplateWords>of() : templates)
        .forEach(
            (kind, words) ->
                all.put(
                    kinds(Set.of(kind)).iterator().next(),
                    refusing(
                        "templates." + kind,
                        () ->
                            new Template(
                                words.subject() == null ? "{{subject}}" : words.subject(),
                                words.text() == null ? "{{text}}" : words.text()))));
    return all;
  }

  private static <T> T refusing(String field, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | DateTimeException unusable) {
      throw new ConfigurationRefused(field + " cannot be used: " + unusable.getMessage());
    }
  }
}
