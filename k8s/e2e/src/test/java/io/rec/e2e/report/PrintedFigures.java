package io.rec.e2e.report;

import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** What a test publishes is printed with its name: Maven's own reports leave it out. */
public final class PrintedFigures implements TestExecutionListener {

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    entry
        .getKeyValuePairs()
        .forEach(
            (what, figure) ->
                System.out.printf("%s: %s: %s%n", test.getDisplayName(), what, figure));
  }
}
