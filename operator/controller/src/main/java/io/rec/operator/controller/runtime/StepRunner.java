package io.rec.operator.controller.runtime;

import io.rec.operator.controller.database.DumpPreparation;
import io.rec.operator.controller.database.FencedException;
import io.rec.operator.controller.database.SlotChanges;
import io.rec.operator.controller.database.SlotPreparation;
import io.rec.operator.controller.database.Terms;
import io.rec.operator.controller.observe.StepsSeen;
import io.rec.operator.controller.plan.Step;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the one thing of a pass that happens outside the API server, and remembers the outcome. */
final class StepRunner {
  private static final Logger log = LoggerFactory.getLogger(StepRunner.class);

  /** No phase has more orders than these at once. */
  private static final int REMEMBERED = 8;

  /** The login may not do that, and will not be able to before a person lets it. */
  private static final String NO_RIGHT = "42501";

  /** Class of SQLSTATE that says that the login itself is refused. */
  private static final String NO_LOGIN = "28";

  private final SlotPreparation preparations;
  private final SlotChanges changes;
  private final DumpPreparation dumps;
  private final Terms terms;
  private final Map<String, String> failures = new ConcurrentHashMap<>();
  private final Map<String, StepsSeen.Trouble> troubles = new ConcurrentHashMap<>();
  private final Map<String, Deque<String>> done = new ConcurrentHashMap<>();

  StepRunner(
      SlotPreparation preparations, SlotChanges changes, DumpPreparation dumps, Terms terms) {
    this.preparations = preparations;
    this.changes = changes;
    this.dumps = dumps;
    this.terms = terms;
  }

  /** A statement that the database may refuse. */
  private interface Statement {
    void run() throws SQLException, FencedException;
  }

  /** Takes the term under which the step is to run, before its intent is stored. */
  boolean enter(Step.PrepareLogin step) {
    return attempt(step.request().system(), words(step), () -> preparations.enter(step.request()));
  }

  /** Takes the term under which the step is to run, before its intent is stored. */
  boolean enter(Step.ChangeSlot step) {
    return attempt(step.change().system(), words(step), () -> changes.enter(step.change()));
  }

  /** Takes the term under which the step is to run, before its intent is stored. */
  boolean enter(Step.PrepareDumps step) {
    return attempt(step, () -> dumps.enter(step.request()));
  }

  /** Runs a step whose intent has been stored; running it again does no harm. */
  void run(Step.PrepareDumps step) {
    var request = step.request();
    if (attempt(step, () -> dumps.prepare(request))) {
      troubles.remove(request.system());
      remember(request.system(), step.key());
      log.atInfo()
          .addKeyValue("login", request.administrator().user())
          .addKeyValue("database", request.address())
          .log("copies of the database can be taken");
    }
  }

  /** Runs a step whose intent has been stored; running it again does no harm. */
  void run(Step.PrepareLogin step) {
    var request = step.request();
    if (attempt(request.system(), words(step), () -> preparations.prepare(request))) {
      finished(request.system(), step.key());
      log.atInfo()
          .addKeyValue("login", request.slot().user())
          .addKeyValue("database", request.address())
          .log("login prepared");
    }
  }

  /** Runs a step whose intent has been stored; running it again does no harm. */
  void run(Step.ChangeSlot step) {
    var change = step.change();
    if (attempt(change.system(), words(step), () -> changes.carryOut(change))) {
      finished(change.system(), step.key());
      log.atInfo()
          .addKeyValue("login", change.role())
          .addKeyValue("change", change.kind())
          .addKeyValue("database", change.address())
          .log("login changed");
    }
  }

  private static String words(Step.PrepareLogin step) {
    return "cannot prepare login " + step.request().slot().user();
  }

  private static String words(Step.ChangeSlot step) {
    return switch (step.change().kind()) {
      case REOPEN -> "cannot open login " + step.change().role();
      case CLOSE -> "cannot close login " + step.change().role();
      case TERMINATE -> "cannot end sessions of login " + step.change().role();
      case SCRAMBLE -> "cannot retire login " + step.change().role();
    };
  }

  private boolean attempt(String system, String words, Statement statement) {
    try {
      statement.run();
      return true;
    } catch (SQLException | FencedException e) {
      var detail = words + ": " + e.getMessage();
      // The same failure in every pass is one fact, told once and kept in the status.
      if (!detail.equals(failures.put(system, detail))) {
        log.atWarn().addKeyValue("system", system).setCause(e).log(detail);
      }
      return false;
    }
  }

  /** A desk trades without copies, so what goes wrong with them is told of them alone. */
  private boolean attempt(Step.PrepareDumps step, Statement statement) {
    var system = step.request().system();
    try {
      statement.run();
      return true;
    } catch (SQLException e) {
      var state = String.valueOf(e.getSQLState());
      var lacksRight = state.equals(NO_RIGHT);
      var trouble =
          new StepsSeen.Trouble(
              lacksRight || state.startsWith(NO_LOGIN) ? step.key() : "", lacksRight, oneLine(e));
      var before = troubles.put(system, trouble);
      if (before == null || !before.words().equals(trouble.words())) {
        log.atWarn()
            .addKeyValue("system", system)
            .setCause(e)
            .log("the role of the copies cannot be made");
      }
    } catch (FencedException e) {
      log.atWarn().addKeyValue("system", system).setCause(e).log("another operator leads");
    }
    return false;
  }

  /** The server's advice comes on lines of its own. */
  private static String oneLine(SQLException e) {
    return String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
  }

  /** Remembers a step that somebody else has done. */
  void finished(String system, String key) {
    failures.remove(system);
    remember(system, key);
  }

  private void remember(String system, String key) {
    var keys = done.computeIfAbsent(system, name -> new ArrayDeque<>());
    synchronized (keys) {
      keys.addLast(key);
      if (keys.size() > REMEMBERED) {
        keys.removeFirst();
      }
    }
  }

  /** What became of the last steps. */
  StepsSeen seen(String system) {
    var keys = done.getOrDefault(system, new ArrayDeque<>());
    synchronized (keys) {
      return new StepsSeen(
          Set.copyOf(keys),
          Optional.ofNullable(failures.get(system)),
          Optional.ofNullable(troubles.get(system)));
    }
  }

  void forget(String system) {
    failures.remove(system);
    troubles.remove(system);
    done.remove(system);
    terms.forget(system);
  }
}
