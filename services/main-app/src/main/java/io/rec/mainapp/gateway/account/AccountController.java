package io.rec.mainapp.gateway.account;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.serde.ObjectMapper;
import io.rec.mainapp.document.Refuses;
import io.rec.mainapp.gateway.Aged;
import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.Deeds;
import io.rec.mainapp.gateway.Fields;
import io.rec.mainapp.gateway.Query;
import io.rec.mainapp.gateway.Reads;
import io.rec.mainapp.gateway.Roles;
import io.rec.mainapp.gateway.Shelf;
import io.rec.mainapp.signin.AccountRole;
import io.rec.mainapp.signin.Needs;
import io.rec.mainapp.signin.Person;
import io.rec.platform.persistence.Database;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The account manager. */
@Refuses
@Controller("/api/account")
@Needs(AccountRole.VIEWER)
final class AccountController {

  /** The balance is read every thirty seconds; red after twice that. */
  private static final Duration FRESH = Duration.ofSeconds(60);

  private static final Duration BOOKS_FRESH = Duration.ofMinutes(10);

  private static final String ACCOUNT_SYNC = "kalshi-account-sync";
  private static final int LONGEST_AMOUNT = 20;

  private final Accounts accounts;
  private final CredentialNews credentials;
  private final Database database;
  private final Roles roles;
  private final Deeds deeds;
  private final ObjectMapper json;
  private final Clock clock;
  private final Shelf<Account> cards;
  private final Shelf<Reconciliations> comparisons;
  private final Shelf<Credentials> keys;

  AccountController(
      Accounts accounts,
      CredentialNews credentials,
      Database database,
      Roles roles,
      Deeds deeds,
      Reads reads,
      ObjectMapper json,
      Clock clock) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.database = database;
    this.roles = roles;
    this.deeds = deeds;
    this.json = json;
    this.clock = clock;
    this.cards = reads.shelf("The account");
    this.comparisons = reads.shelf("The reconciliations");
    this.keys = reads.shelf("The state of the credentials");
  }

  @Get
  Aged<Account> account() throws InterruptedException {
    return cards.take("", FRESH, accounts::now);
  }

  @Get("/reconciliation")
  Aged<Reconciliations> reconciliation() throws InterruptedException {
    return comparisons.take(
        "",
        BOOKS_FRESH,
        () -> {
          List<Reconciliation> latest =
              database.read(
                  connection ->
                      Query.of(
                              """
                              SELECT at, trigger, differences::text, healed, open, pauses
                              FROM users.reconciliation ORDER BY id DESC LIMIT 50""")
                          .list(connection, this::comparison));
          return new Dated<>(
              new Reconciliations(latest),
              latest.isEmpty() ? clock.instant() : latest.getFirst().at());
        });
  }

  @Post("/reconcile")
  @Needs(AccountRole.TRADER)
  Reconciliation reconcile(@Body ReconcileWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    fields.require();
    return deeds.of(
        person,
        "reconcile",
        request,
        Map.of(),
        () ->
            roles.command(
                "trade-manager", "/api/reconcile", Map.of(), request, Reconciliation.class));
  }

  /** Money paid in or out is told by nobody: a person says that the cash is right. */
  @Post("/reconcile/balance")
  @Needs(AccountRole.TRADER)
  Reconciliation acceptBalance(@Body BalanceWish wish, @Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    Fields fields = new Fields();
    String request = fields.requestId(wish.requestId());
    String balance = fields.text("balance", wish.balance(), LONGEST_AMOUNT);
    fields.require();
    return deeds.of(
        person,
        "accept_balance",
        request,
        Map.of("balance", balance),
        () ->
            roles.command(
                "trade-manager",
                "/api/reconcile/balance",
                Map.of("balance", balance, "by", person.name()),
                request,
                Reconciliation.class));
  }

  @Get("/credentials")
  Aged<Credentials> credentials() throws InterruptedException {
    return keys.take("", FRESH, () -> new Dated<>(credentials.now(), clock.instant()));
  }

  /** The exchange is asked now, by the service that holds the key. */
  @Post("/credentials/test")
  @Needs(AccountRole.TRADER)
  @Consumes(MediaType.ALL)
  CredentialTrial testCredentials(@Parameter(hidden = true) Person person)
      throws SQLException, InterruptedException {
    String request = UUID.randomUUID().toString();
    return deeds.whateverIsStored(
        person,
        "test_credentials",
        request,
        Map.of(),
        () ->
            roles.command(
                ACCOUNT_SYNC, "/api/credentials/test", Map.of(), request, CredentialTrial.class));
  }

  private Reconciliation comparison(ResultSet row) throws SQLException {
    try {
      return new Reconciliation(
          row.getTimestamp("at").toInstant(),
          row.getString("trigger"),
          List.of(json.readValue(row.getString("differences"), Reconciliation.Difference[].class)),
          row.getInt("healed"),
          row.getInt("open"),
          row.getBoolean("pauses"));
    } catch (IOException unreadable) {
      throw new SQLException("the differences of a reconciliation cannot be read", unreadable);
    }
  }
}
