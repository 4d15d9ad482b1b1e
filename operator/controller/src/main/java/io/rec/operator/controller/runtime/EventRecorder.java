package io.rec.operator.controller.runtime;

import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.rec.operator.api.TradingSystem;
import io.rec.operator.controller.log.KnownSecrets;
import io.rec.operator.controller.plan.Notice;
import io.rec.operator.controller.render.Digest;
import io.rec.operator.controller.render.Labels;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people through Kubernetes events. A fact that repeats raises the count of its event instead
 * of making another, at most once a minute. An event that cannot be written is no reason to fail:
 * it is never the only record.
 */
final class EventRecorder {
  private static final Logger log = LoggerFactory.getLogger(EventRecorder.class);
  private static final Duration QUIET = Duration.ofMinutes(1);
  private static final int LONGEST_NOTE = 1024;

  /** How each byte of a character but its first begins in UTF-8. */
  private static final int CONTINUATION = 0b1000_0000;

  private static final int CONTINUATION_MASK = 0b1100_0000;
  private static final int MOST_KEYS = 10_000;
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final KubernetesClient client;
  private final String instance;
  private final Clock clock;
  private final Map<String, Instant> told = new ConcurrentHashMap<>();

  EventRecorder(KubernetesClient client, String instance, Clock clock) {
    this.client = client;
    this.instance = instance;
    this.clock = clock;
  }

  void publish(TradingSystem desk, Collection<Notice> notices) {
    for (var notice : notices) {
      log.atInfo()
          .addKeyValue("reason", notice.reason().text())
          .addKeyValue("namespace", desk.getMetadata().getNamespace())
          .addKeyValue("name", desk.getMetadata().getName())
          .log(notice.note());
      try {
        publish(desk, notice);
      } catch (KubernetesClientException e) {
        log.atWarn().addKeyValue("reason", notice.reason().text()).log(e.getMessage());
      }
    }
  }

  private void publish(TradingSystem desk, Notice notice) {
    var now = clock.instant();
    var name =
        "%s.%s"
            .formatted(
                desk.getMetadata().getName(),
                Digest.of(
                    String.join(
                        "|",
                        desk.getMetadata().getUid(),
                        notice.reason().text(),
                        notice.subject(),
                        notice.note())));
    if (told.size() > MOST_KEYS) {
      told.values().removeIf(last -> last.isBefore(now.minus(QUIET)));
    }
    var key = desk.getMetadata().getNamespace() + "/" + name;
    var last = told.get(key);
    if (last != null && Duration.between(last, now).compareTo(QUIET) < 0) {
      return;
    }
    try {
      client.resource(event(desk, notice, name, now)).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      raise(desk.getMetadata().getNamespace(), name, now);
    }
    // Only now: what could not be written was not told, and what is kept quiet is told in a minute.
    told.put(key, now);
  }

  private void raise(String namespace, String name, Instant now) {
    var events = client.events().v1().events().inNamespace(namespace).withName(name);
    events.edit(
        event ->
            new EventBuilder(event)
                .withNewSeries()
                .withCount(count(event) + 1)
                .withLastObservedTime(new MicroTime(MICROS.format(now)))
                .endSeries()
                .build());
  }

  private static int count(Event event) {
    return event.getSeries() == null ? 1 : event.getSeries().getCount();
  }

  /** The API server counts bytes, and refuses half a character as it refuses too many of them. */
  private static String cut(String note) {
    var bytes = note.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= LONGEST_NOTE) {
      return note;
    }
    var end = LONGEST_NOTE;
    while ((bytes[end] & CONTINUATION_MASK) == CONTINUATION) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  private Event event(TradingSystem desk, Notice notice, String name, Instant now) {
    var meta = desk.getMetadata();
    // A note may quote what an API server or a database has answered.
    var note = cut(KnownSecrets.mask(notice.note()));
    return new EventBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(meta.getNamespace())
        .endMetadata()
        .withEventTime(new MicroTime(MICROS.format(now)))
        .withReportingController("rec.io/" + Labels.OPERATOR)
        .withReportingInstance(instance)
        .withAction(notice.reason().text())
        .withReason(notice.reason().text())
        .withType(notice.warning() ? "Warning" : "Normal")
        .withNote(note)
        .withRegarding(
            new ObjectReferenceBuilder()
                .withApiVersion(desk.getApiVersion())
                .withKind(desk.getKind())
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .withResourceVersion(meta.getResourceVersion())
                .build())
        .build();
  }
}
