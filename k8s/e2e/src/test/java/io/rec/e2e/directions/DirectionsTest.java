package io.rec.e2e.directions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The directions of the house")
final class DirectionsTest {
  private static final Set<String> SHARED = Set.of("domain", "platform", "venues");

  /** The dashboard is TypeScript: its own compiler keeps its house. */
  private static final Set<String> BESIDE_THE_ROLES = Set.of("benchmarks", "dashboard");

  private static final String OPERATOR = "io.rec.operator..";
  private static final String CLI = "io.rec.cli..";

  private static House house;
  private static JavaClasses everything;

  @BeforeAll
  static void readTheHouse() {
    house = House.below(Path.of(System.getProperty("recio.root")));
    everything = house.classes();
  }

  @Test
  @DisplayName("there is something to look at")
  void houseHasInhabitants() {
    assertThat(everything).hasSizeGreaterThan(100);
  }

  @Test
  @DisplayName("domain knows nobody of ours")
  void domainKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("io.rec.domain..")
        .should()
        .dependOnClassesThat(ours().and(outside("io.rec.domain")))
        .allowEmptyShould(true)
        .check(everything);
  }

  @Test
  @DisplayName("platform and venues know domain, not each other, no service and no operator")
  void sharedRoomsKnowDomainOnly() {
    for (var room : List.of("platform", "venues")) {
      noClasses()
          .that()
          .resideInAPackage("io.rec.%s..".formatted(room))
          .should()
          .dependOnClassesThat(ours().and(outside("io.rec." + room, "io.rec.domain")))
          .allowEmptyShould(true)
          .check(everything);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("services")
  @DisplayName("REC-TOP-01 a service knows domain, platform and venues and never another service")
  void serviceKnowsNoOtherService(String service) {
    var own = packageOf(service);

    noClasses()
        .that()
        .resideInAPackage(own + "..")
        .should()
        .dependOnClassesThat(
            ours().and(outside(own, "io.rec.domain", "io.rec.platform", "io.rec.venues")))
        .check(everything);
  }

  @Test
  @DisplayName("the hub watches brokers and cannot place an order: it knows neither of the two")
  void hubPlacesNoOrder() {
    noClasses()
        .that()
        .resideInAPackage("io.rec.connectorhub..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.rec.venues.connector.order..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.rec.venues.connector.Broker")
        .check(everything);
  }

  @Test
  @DisplayName("who moves money or feeds it sends each call once: no connector tries it again")
  void moneyPathKnowsNoRetries() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.rec.tradeexecutor..",
            "io.rec.kalshiaccountsync..",
            "io.rec.kalshiapiwatchdog..",
            "io.rec.symbolpricewatchdog..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.rec.venues.connector..",
            "io.rec.venues.kalshi.connector..",
            "io.rec.venues.coinbase.connector..")
        .check(everything);
  }

  @Test
  @DisplayName("the operator and its command line know no service")
  void operatorKnowsNoService() {
    var rooms = house.rooms("services").stream().map(room -> packageOf(room) + "..").toList();

    noClasses()
        .that()
        .resideInAnyPackage(OPERATOR, CLI)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms.toArray(String[]::new))
        .check(everything);
  }

  @Test
  @DisplayName("the API of the operator knows nobody of ours")
  void apiKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("io.rec.operator.api..")
        .should()
        .dependOnClassesThat(ours().and(outside("io.rec.operator.api")))
        .check(everything);
  }

  @Test
  @DisplayName("plan and render are pure: no client, no operator framework, no clock")
  void plannersArePure() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.rec.operator.controller.plan..", "io.rec.operator.controller.render..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.javaoperatorsdk..", "java.sql..")
        .orShould()
        // Writing an address is a pure function; opening it is not.
        .dependOnClassesThat(
            resideInAPackage("java.net..").and(not(belongToAnyOf(URI.class, URLEncoder.class))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .check(everything);
  }

  @Test
  @DisplayName("no cycle of packages")
  void packagesHaveNoCycle() {
    slices().matching("io.rec.(**)").should().beFreeOfCycles().check(everything);
  }

  @Test
  @DisplayName("a class says what it is: no Manager, Helper, Util, Impl, Processor or Abstract")
  void namesSayWhatTheyAre() {
    noClasses()
        .that(writtenByHand().and(DescribedPredicate.not(namedAfterItsRole())))
        .should()
        .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Processor)")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .orShould()
        .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..")
        .check(everything);
  }

  @Test
  @DisplayName("every package says what it is for and is @NullMarked")
  void packagesAreNullMarked() {
    classes().that(writtenByHand()).should(liveInNullMarkedPackage()).check(everything);
  }

  @Test
  @DisplayName("time comes from an injected clock, and nobody sleeps")
  void timeIsInjected() {
    noClasses()
        .that(describe("are not allowed it", type -> !WallClock.isAllowed(type)))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(everything);
  }

  @Test
  @DisplayName("nobody keeps a permission that is no longer used")
  void permissionsAreUsed() {
    assertThat(WallClock.names()).allMatch(everything::contain);
  }

  static Stream<String> services() {
    return House.below(Path.of(System.getProperty("recio.root"))).rooms("services").stream()
        .filter(room -> !SHARED.contains(room) && !BESIDE_THE_ROLES.contains(room));
  }

  private static String packageOf(String room) {
    return "io.rec." + room.replace("-", "");
  }

  private static DescribedPredicate<JavaClass> ours() {
    return describe("of ours", type -> type.getPackageName().startsWith("io.rec."));
  }

  private static DescribedPredicate<JavaClass> outside(String... packages) {
    return describe(
        "outside " + List.of(packages),
        type ->
            Stream.of(packages)
                .noneMatch(name -> (type.getPackageName() + ".").startsWith(name + ".")));
  }

  /**
   * Micronaut writes classes of its own beside ours; their names begin with or contain a dollar
   * sign.
   */
  private static DescribedPredicate<JavaClass> writtenByHand() {
    return describe(
        "written by hand",
        type ->
            !type.getSimpleName().startsWith("$")
                && !type.getName().contains(".$")
                && !type.getName().contains("$Definition"));
  }

  /** The trade manager is one of the seed's words, not a class that could not be named better. */
  private static DescribedPredicate<JavaClass> namedAfterItsRole() {
    var roles = house.rooms("services").stream().map(role -> role.replace("-", "")).toList();
    return describe(
        "named after its role",
        type -> roles.contains(type.getSimpleName().toLowerCase(Locale.ROOT)));
  }

  private static ArchCondition<JavaClass> liveInNullMarkedPackage() {
    return new ArchCondition<>("live in a package whose package-info is @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type, type.getPackageName() + " has no package-info with @NullMarked"));
        }
      }
    };
  }
}
