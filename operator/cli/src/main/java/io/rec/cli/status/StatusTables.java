package io.rec.cli.status;

import static java.util.Objects.requireNonNullElse;

import io.rec.cli.console.Style;
import io.rec.cli.console.Table;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Draws a report with the columns of {@code kubectl get ts}; the wide ones only when asked for. */
public final class StatusTables {
  private final Style style;
  private final boolean wide;

  public StatusTables(Style style, boolean wide) {
    this.style = style;
    this.wide = wide;
  }

  /** A head and where its cells come from. */
  private record Column<T>(String head, boolean onlyWide, Function<T, @Nullable Object> cell) {
    static <T> Column<T> of(String head, Function<T, @Nullable Object> cell) {
      return new Column<>(head, false, cell);
    }

    static <T> Column<T> wide(String head, Function<T, @Nullable Object> cell) {
      return new Column<>(head, true, cell);
    }
  }

  public String systems(List<SystemLine> systems) {
    return draw(
        systems,
        List.of(
            Column.of("NAMESPACE", SystemLine::namespace),
            Column.of("NAME", SystemLine::name),
            Column.of("MODE", SystemLine::mode),
            Column.of("READY", SystemLine::ready),
            Column.of("STATE", system -> paint(system.isReady(), system.state())),
            Column.of("OPEN", SystemLine::open),
            Column.of("AUTO", SystemLine::auto),
            Column.of("FEED", SystemLine::feed),
            Column.wide("PNL", SystemLine::pnlToday),
            Column.wide("EXCHANGE", SystemLine::exchange),
            Column.wide("VERSION", SystemLine::version),
            Column.wide("KILL", SystemLine::killLevel),
            Column.wide("RECONCILED", SystemLine::lastReconciliation),
            Column.wide("BACKUP", SystemLine::lastBackup),
            Column.of("MESSAGE", SystemLine::message),
            Column.of("AGE", SystemLine::age)));
  }

  public String components(List<ComponentLine> components) {
    return draw(
        components,
        List.of(
            Column.of("COMPONENT", ComponentLine::name),
            Column.of("READY", component -> component.ready() + "/" + component.desired()),
            Column.of("STATE", component -> paint(component.well(), component.state())),
            Column.of("RESTARTS", ComponentLine::restarts),
            Column.of("SINCE", ComponentLine::since),
            Column.wide("VERSION", ComponentLine::version),
            Column.of("TROUBLE", ComponentLine::trouble)));
  }

  private <T> String draw(List<T> lines, List<Column<T>> all) {
    List<Column<T>> columns = all.stream().filter(column -> wide || !column.onlyWide()).toList();
    var table = new Table(columns.stream().map(Column::head).toArray(String[]::new));
    for (T line : lines) {
      table.row(
          columns.stream()
              .map(column -> requireNonNullElse(column.cell().apply(line), "-"))
              .toArray());
    }
    return table.render();
  }

  private String paint(boolean well, String state) {
    return well ? style.good(state) : style.bad(state);
  }
}
