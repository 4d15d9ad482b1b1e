package io.rec.operator.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** The thinking is pure: no client, no SDK, no database, no clock. */
@AnalyzeClasses(
    packages = "io.rec.operator.controller",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {
  private static final String[] THINKING = {"..controller.plan..", "..controller.render.."};

  @ArchTest
  static final ArchRule THINKING_CALLS_NOBODY =
      noClasses()
          .that()
          .resideInAnyPackage(THINKING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8.kubernetes.client.dsl..",
              "io.fabric8.kubernetes.client.informers..",
              "io.javaoperatorsdk..",
              "java.sql..",
              "java.net.http..",
              "..controller.apply..",
              "..controller.runtime..");

  @ArchTest
  static final ArchRule THINKING_HAS_NO_CLIENT =
      noClasses()
          .that()
          .resideInAnyPackage(THINKING)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.fabric8.kubernetes.client.KubernetesClient");

  @ArchTest
  static final ArchRule THINKING_HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(THINKING)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime");

  @ArchTest
  static final ArchRule RENDERING_KNOWS_NO_PLAN =
      noClasses()
          .that()
          .resideInAPackage("..controller.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..controller.plan..", "..controller.observe..");
}
