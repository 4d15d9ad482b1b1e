package io.rec.mainapp.contract;

import io.rec.mainapp.testing.Browser;
import io.rec.mainapp.testing.Desk;
import io.rec.platform.testing.ConfigFolder;
import java.sql.SQLException;

/** Asks, as a trader or as an admin, and signs in anew after what has ended the session. */
final class Visitor {

  private static final String TRADER = "trader";
  private static final int SIGN_IN_NEEDED = 401;

  private final Desk desk;
  private final Books books;
  private final boolean admin;
  private Browser browser;

  private Visitor(Desk desk, Books books, boolean admin) throws SQLException {
    this.desk = desk;
    this.books = books;
    this.admin = admin;
    browser = signedIn();
  }

  static Visitor trader(Desk desk, Books books) throws SQLException {
    return new Visitor(desk, books, false);
  }

  static Visitor admin(Desk desk, Books books) throws SQLException {
    return new Visitor(desk, books, true);
  }

  Said ask(Sent sent) throws SQLException {
    Operation operation = sent.operation();
    if (operation.isOfSignIn()) {
      books.forgetGuesses();
    }
    Said said = Said.of(browser.send(operation.method(), sent.target(), sent.body()));
    if (operation.isOfSignIn() && operation.changes() && said.done() && signedOut()) {
      browser = signedIn();
    }
    return said;
  }

  private boolean signedOut() {
    return browser.get("/api/auth/session").statusCode() == SIGN_IN_NEEDED;
  }

  /** Every trader is a new one: nobody knows what became of the last. */
  private Browser signedIn() throws SQLException {
    books.forgetGuesses();
    if (admin) {
      return desk.browser().signInAs(ConfigFolder.FIRST_USER);
    }
    String name = TRADER + desk.database().column("SELECT 1 FROM users.user_info").size();
    desk.account(name, TRADER);
    return desk.browser().signInAs(name);
  }
}
