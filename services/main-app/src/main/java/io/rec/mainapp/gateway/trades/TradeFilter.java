package io.rec.mainapp.gateway.trades;

import io.rec.domain.market.NewYork;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Query;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which trades are asked for: conditions in SQL with their parameters, made of checked words.
 *
 * @param mode whose money they moved; of the desk as it is where nobody says
 */
record TradeFilter(String key, MoneyMode mode, List<String> conditions, List<Object> parameters) {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]{1,12}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,60}");
  private static final Map<String, String> RESULTS = Map.of("win", "W", "loss", "L", "draw", "D");
  private static final Map<String, String> EXITS =
      Map.of(
          "manual", "close_method = 'manual'",
          "auto_stop", "close_method = 'auto'",
          "settlement", "close_method = 'expired'",
          "failed", "t.status IN ('error', 'deleted')");
  private static final Map<String, List<String>> GROUPS =
      Map.of(
          "active", List.of("pending", "open", "closing", "error"),
          "history", List.of("expired", "closed"));
  private static final List<String> LISTED =
      List.of("pending", "open", "closing", "expired", "closed", "error");

  /** The filter as it stands in a page's address. */
  static TradeFilter of(TradeQuery asked, String present, Clock clock, Fields fields) {
    Builder made = new Builder(fields);
    made.status(asked.status());
    made.date("from", asked.from(), "t.date >= ?");
    made.date("to", asked.to(), "t.date <= ?");
    fields
        .optional("symbol", asked.symbol(), WORD, "is a symbol such as BTC")
        .ifPresent(symbol -> made.add("t.symbol = upper(?)", symbol));
    made.word("side", asked.side(), Map.of("yes", "Y", "no", "N"), "t.side = ?");
    made.word("result", asked.result(), RESULTS, "t.win_loss = ?");
    if (asked.exitReason() != null && !asked.exitReason().isBlank()) {
      made.plain(EXITS.get(fields.oneOf("exit_reason", asked.exitReason(), EXITS.keySet())));
    }
    if (asked.hour() != null) {
      made.add(
          "extract(hour FROM t.expires_at AT TIME ZONE 'America/New_York')::integer = ?",
          fields.within("hour", asked.hour(), 0, 23));
    }
    fields
        .optional("strategy", asked.strategy(), NAME, "is a name of at most 60 characters")
        .ifPresent(strategy -> made.add("t.trade_strategy = ?", strategy));
    MoneyMode mode = MoneyMode.ofWord(word(asked.mode(), present, fields));
    return new TradeFilter(
        mode
            + " "
            + made.conditions
            + " "
            + made.parameters
            + NewYork.at(clock.instant()).toLocalDate(),
        mode,
        made.conditions,
        made.parameters);
  }

  /** The filter with something around it; {@code %s} stands for the conditions. */
  Query query(String sql, Object... more) {
    return query(sql, mode.ours(), more);
  }

  /** The same for what is left out only because other money was moved. */
  Query othersQuery(String sql) {
    return query(sql, mode.others());
  }

  private Query query(String sql, String condition, Object... more) {
    List<Object> all = new ArrayList<>(parameters);
    all.addAll(List.of(more));
    return new Query(
        sql.formatted(
            Stream.concat(conditions.stream(), Stream.of(condition))
                .collect(Collectors.joining(" AND "))),
        all);
  }

  private static String word(@Nullable String asked, String present, Fields fields) {
    return asked == null || asked.isBlank()
        ? present
        : fields.oneOf("mode", asked, MoneyMode.WORDS);
  }

  private static final class Builder {

    private final Fields fields;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    Builder(Fields fields) {
      this.fields = fields;
    }

    void add(String condition, Object parameter) {
      conditions.add(condition);
      parameters.add(parameter);
    }

    void plain(@Nullable String condition) {
      if (condition != null) {
        conditions.add(condition);
      }
    }

    void status(@Nullable String asked) {
      if (asked == null || asked.isBlank()) {
        add("t.status = ANY (?)", LISTED);
      } else if (GROUPS.get(asked) instanceof List<String> group) {
        add("t.status = ANY (?)", group);
      } else {
        fields.check("status", LISTED.contains(asked), "is active, history or a status");
        add("t.status = ANY (?)", List.of(asked));
      }
    }

    void date(String name, @Nullable String asked, String condition) {
      if (asked == null || asked.isBlank()) {
        return;
      }
      try {
        add(condition, LocalDate.parse(asked).toString());
      } catch (DateTimeException wrong) {
        fields.check(name, false, "is a date such as 2026-01-31");
      }
    }

    void word(String name, @Nullable String asked, Map<String, String> words, String condition) {
      if (asked != null && !asked.isBlank()) {
        String letter = words.get(fields.oneOf(name, asked, words.keySet()));
        if (letter != null) {
          add(condition, letter);
        }
      }
    }
  }
}
