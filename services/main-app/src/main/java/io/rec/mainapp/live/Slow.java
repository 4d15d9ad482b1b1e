package io.rec.mainapp.live;

import io.rec.mainapp.gateway.Dated;
import io.rec.mainapp.gateway.account.Account;
import io.rec.mainapp.gateway.account.Accounts;
import io.rec.mainapp.gateway.automatic.EntryStates;
import io.rec.mainapp.gateway.automatic.EntryStatus;
import io.rec.mainapp.roster.Roster;
import io.rec.mainapp.roster.RosterLine;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked for now and then and remembered for whoever joins meanwhile. */
@Singleton
final class Slow {

  private final Accounts accounts;
  private final EntryStates entries;
  private final Roster lines;
  private volatile @Nullable Dated<Account> account;
  private volatile @Nullable EntryStatus entry;
  private volatile List<RosterLine> roster = List.of();

  Slow(Accounts accounts, EntryStates entries, Roster lines) {
    this.accounts = accounts;
    this.entries = entries;
    this.lines = lines;
  }

  Optional<Dated<Account>> account() {
    return Optional.ofNullable(account);
  }

  Optional<EntryStatus> entry() {
    return Optional.ofNullable(entry);
  }

  List<RosterLine> roster() {
    return roster;
  }

  /** Whether it became another one. */
  boolean readAccount() throws SQLException, InterruptedException {
    Dated<Account> before = account;
    Dated<Account> now = accounts.now();
    account = now;
    return !now.equals(before);
  }

  /** Whether it became another one. */
  boolean readEntry() throws SQLException {
    EntryStatus before = entry;
    EntryStatus now = entries.now();
    entry = now;
    return !now.equals(before);
  }

  /** Whether somebody stands otherwise than before. */
  boolean readRoster() {
    List<String> before = states(roster);
    List<RosterLine> now = lines.lines();
    roster = now;
    return !states(now).equals(before);
  }

  private static List<String> states(List<RosterLine> lines) {
    return lines.stream().map(l -> l.component() + " " + l.state() + " " + l.detail()).toList();
  }
}
