package io.rec.mainapp.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Asks each operation of the document with what fits it and with what nobody should send. Another
 * seed draws other values: {@code -Drecio.contract.seed=…}.
 */
class ContractTest {

  private static final long SEED = Long.getLong("recio.contract.seed", 20_260_302);
  private static final int DRAWN = 4;
  private static final int MANY = 10;
  private static final int FEW = 5;

  /** By the operator only, with a code of a telephone, as or to another device or session. */
  private static final Set<String> NEVER_DONE =
      Set.of(
          "POST /api/mode",
          "POST /api/system/{component}/restart",
          "POST /api/auth/refresh",
          "POST /api/auth/totp/confirm",
          "DELETE /api/auth/totp",
          "DELETE /api/auth/devices/{id}",
          "DELETE /api/auth/sessions/{id}");

  private static Random random;
  private static Floor floor;
  private static Books books;
  private static Document document;
  private static Fitting fitting;
  private static Judge judge;
  private static Visitor trader;
  private static Visitor admin;

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> undone = new TreeMap<>();
  private final Set<String> done = new HashSet<>();

  @BeforeAll
  static void openFloor() throws SQLException, IOException {
    floor = Floor.open();
    books = new Books(floor.desk().database());
    document = Document.ofTheMainApp();
    random = new Random(SEED);
    fitting = new Fitting(document, floor.known(), random);
    trader = Visitor.trader(floor.desk(), books);
    admin = Visitor.admin(floor.desk(), books);
    judge = new Judge(new Schemas(document));
  }

  @AfterAll
  static void closeFloor() throws SQLException {
    books.close();
    floor.close();
  }

  @Test
  @DisplayName(
      "every answer is one that the document has, and nothing that was refused was stored or sent on")
  void documentAndBehaviourAgree() throws SQLException {
    for (Operation operation : document.operations()) {
      if (operation.isOrder()) {
        floor.freshen();
      }
      Visitor visitor = visitor(operation);
      Sent usual = fitting.usual(operation);
      for (int request = 0; request < DRAWN; request++) {
        ask(visitor, fitting.drawn(operation));
      }
      for (Sent sent : hostile(usual)) {
        ask(visitor, sent);
      }
      // The last one leaves the desk as the others need it: with the kill switch off, for instance.
      undone.put(operation.name(), ask(visitor, usual).body());
    }
    undone.keySet().removeAll(done);

    assertThat(wrong).as("with the seed " + SEED).isEmpty();
    assertThat(undone)
        .as("operations that were never done, with what was said last")
        .containsOnlyKeys(NEVER_DONE);
  }

  /** Some of them: all take minutes, and passwords are slow to look at by design. */
  private List<Sent> hostile(Sent usual) {
    List<Sent> all = new ArrayList<>(Hostile.of(usual).toList());
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(all.size(), usual.operation().isOfSignIn() ? FEW : MANY));
  }

  /** An admin, where a trader is told that he may not. */
  private Visitor visitor(Operation operation) throws SQLException {
    // What is asked about signing in may change the account: nobody else gets it.
    Visitor asking = operation.isOfSignIn() ? Visitor.trader(floor.desk(), books) : trader;
    return ask(asking, fitting.usual(operation)).body().contains("\"reason\":\"RoleTooLow\"")
        ? admin
        : asking;
  }

  private Said ask(Visitor visitor, Sent sent) throws SQLException {
    Operation operation = sent.operation();
    long told = floor.told();
    books.changed();
    Said said = visitor.ask(sent);
    judge.wrong(operation, said).ifPresent(what -> complain(sent, what));
    if (said.done()) {
      done.add(operation.name());
    } else {
      books
          .changed()
          .ifPresent(table -> complain(sent, said.status() + " and yet stored in " + table));
      if (floor.told() != told) {
        complain(sent, said.status() + " and yet another service was told");
      }
    }
    return said;
  }

  private void complain(Sent sent, String what) {
    wrong.add("%s, %s: %s".formatted(sent.operation().name(), sent.what(), what));
  }
}
