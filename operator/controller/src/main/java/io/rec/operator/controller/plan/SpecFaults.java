package io.rec.operator.controller.plan;

import io.rec.operator.api.spec.TradingSystemSpec;
import io.rec.operator.api.spec.component.EnvVariable;
import io.rec.operator.controller.plan.window.CronLine;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What no schema sees in a spec, and what would otherwise do something else than was meant. */
final class SpecFaults {
  private static final String OURS = "RECIO_";

  /** Of what a service leaves to its owner. */
  private static final String SETTING = "RECIO_SET_";

  /** And of what an image leaves to him. */
  private static final String OF_THE_JVM = "RECIO_JAVA_OPTIONS";

  private SpecFaults() {}

  static List<Fault> in(TradingSystemSpec spec) {
    var faults = new ArrayList<Fault>();
    reserved("spec.env", spec.env()).forEach(faults::add);
    spec.components()
        .forEach(
            component ->
                reserved("env of " + component.name(), component.env()).forEach(faults::add));
    zone("backup.timeZone", spec.backup().timeZone()).forEach(faults::add);
    for (var window : spec.maintenanceWindows()) {
      zone("maintenanceWindows[].timeZone", window.timeZone()).forEach(faults::add);
      line("maintenanceWindows[].start", window.start()).forEach(faults::add);
    }
    return List.copyOf(faults);
  }

  /** A desk on paper must not be told by a variable that it trades real money. */
  private static Stream<Fault> reserved(String where, List<EnvVariable> variables) {
    return variables.stream()
        .map(EnvVariable::name)
        .filter(SpecFaults::isOurs)
        .map(name -> new Fault.Reserved(where, name));
  }

  private static boolean isOurs(String name) {
    return name.startsWith(OURS) && !name.startsWith(SETTING) && !name.equals(OF_THE_JVM);
  }

  private static Stream<Fault> zone(String field, String zone) {
    try {
      ZoneId.of(zone);
      return Stream.empty();
    } catch (DateTimeException unknown) {
      return Stream.of(
          new Fault.Unreadable(field, zone, "a time zone, such as Etc/UTC or America/New_York"));
    }
  }

  private static Stream<Fault> line(String field, String line) {
    return CronLine.of(line).isPresent()
        ? Stream.empty()
        : Stream.of(
            new Fault.Unreadable(
                field, line, "minute, hour, day, month and weekday of a cron line"));
  }
}
