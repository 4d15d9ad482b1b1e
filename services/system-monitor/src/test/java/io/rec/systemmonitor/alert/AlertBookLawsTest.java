package io.rec.systemmonitor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds whatever happens, in whatever order. */
class AlertBookLawsTest {

  private static final List<String> SERVICES = List.of("a", "b", "c", "database");

  @Property(tries = 300)
  @Label("no step of an alert is told twice, and of one key never two are open")
  void tellsEachStepOnce(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int steps) {
    Alerted alerted = new Alerted();
    Random random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      happens(alerted, random);
      alerted.passes(Duration.ofSeconds(random.nextInt(120)));
      List<AlertKey> open = alerted.book.open().stream().map(AlertCase::key).toList();
      assertThat(open).doesNotHaveDuplicates();
    }

    assertThat(alerted.sent.stream().map(Due::idempotencyKey)).doesNotHaveDuplicates();
  }

  @Property(tries = 300)
  @Label("when all is over the book becomes empty by itself, and each told beginning has its end")
  void empties(@ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int steps) {
    Alerted alerted = new Alerted();
    Random random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      happens(alerted, random);
      alerted.passes(Duration.ofSeconds(random.nextInt(60)));
    }
    alerted.silences.clear();
    alerted.book.observe(alert -> alert.signal().source() != Source.EVENT, List.of(), alerted.now);
    for (int i = 0; i < 80; i++) {
      alerted.passes(Duration.ofMinutes(1));
    }

    assertThat(alerted.book.open()).isEmpty();
    assertThat(alerted.book.ending()).isEmpty();
    assertThat(begun(alerted)).isEqualTo(ended(alerted));
  }

  @Property(tries = 200)
  @Label("what comes and goes with pauses shorter than the quiet time is told once and ends once")
  void flappingIsOneAlert(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int times) {
    Alerted alerted = new Alerted();
    Random random = new Random(seed);
    Signal flapping = Alerted.signal("a", "stale_price", Source.SERVICE, Severity.WARNING);
    for (int i = 0; i < times; i++) {
      alerted.book.state(flapping, alerted.now);
      alerted.lives(Duration.ofSeconds(1 + random.nextInt(40)));
      alerted.book.close(flapping.key(), alerted.now);
      alerted.lives(Duration.ofSeconds(random.nextInt((int) Telling.QUIET.toSeconds())));
    }
    alerted.lives(Duration.ofMinutes(2));

    assertThat(alerted.sent.stream().map(Due::step)).containsExactly("warning", "closed");
  }

  @Property(tries = 200)
  @Label("REC-SYS-11 a restart at any moment tells nothing again")
  void restartTellsNothingAgain(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
    Alerted alerted = new Alerted();
    Random random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      happens(alerted, random);
      alerted.passes(Duration.ofSeconds(random.nextInt(60)));
      alerted = restarted(alerted);
    }

    assertThat(alerted.sent.stream().map(Due::idempotencyKey)).doesNotHaveDuplicates();
  }

  @Property(tries = 200)
  @Label("every alert stands under an open alert, and never more than one step below its cause")
  void groupsAreFlat(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int steps) {
    Alerted alerted = new Alerted();
    Random random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      happens(alerted, random);
      alerted.passes(Duration.ofSeconds(random.nextInt(20)));
      Map<String, AlertCase> open =
          alerted.book.open().stream()
              .collect(Collectors.toMap(alert -> alert.key().text(), alert -> alert));
      assertThat(open.values())
          .allSatisfy(
              alert -> {
                assertThat(open).containsKey(alert.cause());
                assertThat(open.get(alert.cause()).cause()).isEqualTo(alert.cause());
              });
    }
  }

  private static Alerted restarted(Alerted before) {
    Alerted after = new Alerted();
    List<AlertCase> stored = new ArrayList<>(before.book.open());
    stored.addAll(before.book.ending());
    after.book.recall(stored);
    after.now = before.now;
    after.verdict = before.verdict;
    after.silences.addAll(before.silences);
    after.sent.addAll(before.sent);
    return after;
  }

  private static void happens(Alerted alerted, Random random) {
    String service = SERVICES.get(random.nextInt(SERVICES.size()));
    switch (random.nextInt(8)) {
      case 0 -> alerted.book.state(any(service, Source.SERVICE, random), alerted.now);
      case 1 -> alerted.book.state(any(service, Source.EVENT, random), alerted.now);
      case 2 -> alerted.book.close(any(service, Source.SERVICE, random).key(), alerted.now);
      case 3 ->
          alerted.book.observe(
              alert -> alert.signal().source() == Source.SYMPTOM,
              some(random).stream().map(Alerted::down).toList(),
              alerted.now);
      case 4 -> {
        alerted.book.observe(
            alert -> alert.signal().source() == Source.CAUSE,
            List.of(Alerted.root(service)),
            alerted.now);
        alerted.verdict =
            Verdict.of(Map.of(Alerted.root(service).key(), List.copyOf(some(random))));
      }
      case 5 -> {
        alerted.book.observe(
            alert -> alert.signal().source() == Source.CAUSE, List.of(), alerted.now);
        alerted.verdict = Verdict.NONE;
      }
      case 6 -> alerted.silence("", service, Duration.ofMinutes(1 + random.nextInt(10)));
      default ->
          alerted.book.open().stream()
              .findAny()
              .ifPresent(
                  alert ->
                      alerted.book.acknowledge(
                          alert.id(), new Acknowledged("me", alerted.now, "")));
    }
  }

  private static Signal any(String service, Source source, Random random) {
    return Alerted.signal(
        service,
        source.word() + random.nextInt(2),
        source,
        Severity.values()[random.nextInt(Severity.values().length)]);
  }

  private static Set<String> some(Random random) {
    return SERVICES.stream().filter(name -> random.nextBoolean()).collect(Collectors.toSet());
  }

  private static Set<String> begun(Alerted alerted) {
    return ids(alerted, Set.of("warning", "critical"));
  }

  private static Set<String> ended(Alerted alerted) {
    return ids(alerted, Set.of("closed"));
  }

  private static Set<String> ids(Alerted alerted, Set<String> steps) {
    Set<String> ids = new HashSet<>();
    alerted.sent.stream()
        .filter(due -> due.about().signal().source() != Source.EVENT)
        .filter(due -> steps.contains(due.step()))
        .forEach(due -> ids.add(due.about().id()));
    return ids;
  }
}
