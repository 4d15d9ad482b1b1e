package io.rec.venuesimulator.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rec.venuesimulator.MovableClock;
import io.rec.venuesimulator.Trader;
import io.rec.venuesimulator.account.Tier;
import io.rec.venuesimulator.hooks.DiscordHook;
import io.rec.venuesimulator.hooks.Sink;
import io.rec.venuesimulator.hooks.SlackHook;
import io.rec.venuesimulator.sendgrid.SendGridKey;
import io.rec.venuesimulator.sms.SmsAccount;
import io.rec.venuesimulator.telegram.Bot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private static final Instant WALL = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path folder;

  @Test
  @DisplayName("without options every port is a free one and the clock is the wall's")
  void hasDefaults() {
    Options options = Options.parse();

    assertThat(options.symbols()).containsExactly("BTC", "ETH");
    assertThat(options.kalshiPort()).isZero();
    assertThat(options.speed()).isEqualTo(1);
    assertThat(options.start()).isEmpty();
    assertThat(options.admin()).isFalse();
  }

  @Test
  @DisplayName("each option is read")
  void readsOptions() {
    Trader trader = new Trader("fay", Trader.Kind.ED25519, Clock.systemUTC());

    Options options =
        Options.parse(
            "--symbols",
            "eth, sol",
            "--seed",
            "7",
            "--speed",
            "60",
            "--start",
            "2026-03-02T12:00:00Z",
            "--replay",
            "a.csv",
            "--replay",
            "sol=b=c.csv",
            "--admin-port",
            "0",
            "--account",
            trader.account(folder, "2500.50", "premier"));

    assertThat(options.symbols()).containsExactly("ETH", "SOL");
    assertThat(options.seed()).isEqualTo(7);
    assertThat(options.speed()).isEqualTo(60);
    assertThat(options.start()).hasValue(WALL);
    assertThat(options.replays())
        .isEqualTo(Map.of("ETH", Path.of("a.csv"), "SOL", Path.of("b=c.csv")));
    assertThat(options.admin()).isTrue();
    assertThat(options.accounts())
        .extracting(account -> account.name() + " " + account.cash() + " " + account.tier())
        .containsExactly("fay 2500.50 " + Tier.PREMIER);
  }

  @Test
  @DisplayName("those who may send notices are read, each with what it may do")
  void readsNotices() {
    NoticeOptions notices =
        Options.parse(
                "--sendgrid-key",
                "SG.a,alerts@rec.io,rec.io",
                "--smtp-user",
                "desk,a,b",
                "--slack-hook",
                "T/B/s",
                "--discord-hook",
                "1/t",
                "--telegram-bot",
                "1:a,bot,-7,@desk",
                "--sms-account",
                "AC,token,+15005550006",
                "--webhook",
                "a/b",
                "--webhook",
                "c,token")
            .notices();

    assertThat(notices.sendGridKeys())
        .containsExactly(new SendGridKey("SG.a", List.of("alerts@rec.io", "rec.io")));
    assertThat(notices.smtpUsers()).isEqualTo(Map.of("desk", "a,b"));
    assertThat(notices.slackHooks()).containsExactly(new SlackHook("T", "B", "s"));
    assertThat(notices.discordHooks()).containsExactly(new DiscordHook(1, "t"));
    assertThat(notices.bots()).containsExactly(new Bot("1:a", "bot", Set.of("-7", "@desk")));
    assertThat(notices.smsAccounts())
        .containsExactly(new SmsAccount("AC", "token", Set.of("+15005550006")));
    assertThat(notices.sinks())
        .containsExactly(new Sink("a/b", Optional.empty()), new Sink("c", Optional.of("token")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--nonsense                 | there is no option --nonsense",
        "--seed                     | --seed wants a value",
        "--seed x                   | --seed wants a whole number and got 'x'",
        "--kalshi-port 70000        | --kalshi-port is between 0 and 65535, not 70000",
        "--ticks -1                 | --ticks is between 0 and 100000, not -1",
        "--ticks 99999999999        | --ticks is between 0 and 100000, not 99999999999",
        "--speed 0                  | --speed is above 0 and at most 10000, not '0'",
        "--speed fast               | --speed is above 0 and at most 10000, not 'fast'",
        "--speed NaN                | --speed is above 0 and at most 10000, not 'NaN'",
        "--start noon               | --start wants an instant such as 2026-03-02T12:00:00Z and got 'noon'",
        "--symbols BTC,BTC          | --symbols wants coins once each and got 'BTC,BTC'",
        "--symbols BTC,             | --symbols wants coins once each and got 'BTC,'",
        "--replay DOGE=a.csv        | --replay: DOGE is none of [BTC, ETH]",
        "--replay a --replay BTC=b  | --replay: two files for BTC",
        "--account a,b,c            | --account wants NAME,KEYID,PUBLIC_KEY.pem,CASH,TIER and got 'a,b,c'",
        "--polygon-key a,b,c        | --polygon-key wants KEY or KEY,PLAN and got 'a,b,c'",
        "--polygon-key a,gold       | --polygon-key: 'gold' is no plan; there are [free, paid]",
        "--alpaca-account a,b       | --alpaca-account wants KEY,SECRET,CASH and got 2 parts",
        "--alpaca-account a,b,much  | --alpaca-account: 'much' is no amount of dollars",
        "--binance-account a,b      | --binance-account wants KEY,SECRET,USDT and got 2 parts",
        "--binance-account a,b,much | --binance-account: 'much' is no amount of USDT",
        "--binance-port -1          | --binance-port is between 0 and 65535, not -1",
        "--market-hours never       | --market-hours is always or exchange, not 'never'",
        "--alpaca-port -1           | --alpaca-port is between 0 and 65535, not -1",
        "--sendgrid-key SG.a       | --sendgrid-key wants KEY,SENDER[,SENDER] and got 'SG.a'",
        "--smtp-user desk          | --smtp-user wants USER,PASSWORD and got 'desk'",
        "--smtp-user desk,         | --smtp-user wants USER,PASSWORD and got 'desk,'",
        "--slack-hook T/B          | --slack-hook wants TEAM/HOOK/SECRET and got 'T/B'",
        "--slack-hook /T/B/s       | --slack-hook wants TEAM/HOOK/SECRET and got '/T/B/s'",
        "--discord-hook me/token   | --discord-hook wants ID/TOKEN and got 'me/token'",
        "--telegram-bot 1:a,bot    | --telegram-bot wants TOKEN,NAME,CHAT[,CHAT] and got '1:a,bot'",
        "--telegram-bot a,bot,1    | --telegram-bot: a bot's token is NUMBER:SECRET, and that of bot is not",
        "--telegram-bot 1:a,bot,me | --telegram-bot: a chat is a number or @CHANNEL, not 'me'",
        "--sms-account AC,token    | --sms-account wants SID,TOKEN,NUMBER[,NUMBER] and got 'AC,token'",
        "--sms-account AC,token,1  | --sms-account: '1' is no number such as +15005550006",
        "--webhook /a              | --webhook wants PATH[,TOKEN] and got '/a'",
        "--webhook a,              | --webhook wants PATH[,TOKEN] and got 'a,'",
        "--smtp-port 70000         | --smtp-port is between 0 and 65535, not 70000",
        "--account a,b,no.pem,1,basic | --account: the public key no.pem cannot be read"
      })
  void refusesWhatItCannotUse(String arguments, String message) {
    assertThatThrownBy(() -> Options.parse(arguments.split(" ")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  @DisplayName("a key that is none, cash below nothing and a tier that does not exist are refused")
  void refusesAccounts() throws Exception {
    Trader trader = new Trader("gus", Trader.Kind.ED25519, Clock.systemUTC());
    String good = trader.account(folder, "1", "basic");
    Path noKey = Files.writeString(folder.resolve("no.pem"), "-----BEGIN SONG-----");

    assertThatThrownBy(() -> Options.parse("--account", good.replace("basic", "best")))
        .hasMessageContaining("'best' is no tier");
    assertThatThrownBy(() -> Options.parse("--account", good.replace(",1,", ",much,")))
        .hasMessage("--account: 'much' is no amount of dollars");
    assertThatThrownBy(() -> start("--account", "a,b,%s,1,basic".formatted(noKey)))
        .hasMessageContaining("PUBLIC KEY");
    assertThatThrownBy(() -> start("--account", good.replace(",1,", ",-1,")))
        .hasMessageContaining("-1");
  }

  @Test
  @DisplayName("a port that is taken is named")
  void refusesTakenPorts() {
    try (StandaloneSimulator first = start()) {
      String address = first.address("coinbase_rest");
      String port = address.substring(address.lastIndexOf(':') + 1);

      assertThatThrownBy(() -> start("--coinbase-port", port))
          .hasMessageStartingWith("port %s cannot be opened".formatted(port));
      assertThatThrownBy(() -> start("--smtp-port", port))
          .hasMessageStartingWith("port %s cannot be opened".formatted(port));
    }
  }

  @Test
  @DisplayName("a recording with a bad line is refused by file and line, and one that is not there")
  void refusesRecordings() throws Exception {
    Path file = folder.resolve("prices.csv");
    Files.write(file, List.of("time,price", "2026-03-02T12:00:00Z,100", "2026-03-02T12:00:01Z,x"));

    assertThatThrownBy(() -> start("--replay", file.toString()))
        .hasMessage(
            "--replay: %s: line 3, '2026-03-02T12:00:01Z,x': 'x' is no price".formatted(file));
    assertThatThrownBy(() -> start("--replay", folder.resolve("none.csv").toString()))
        .hasMessageStartingWith(
            "--replay: %s cannot be read".formatted(folder.resolve("none.csv")));
  }

  private static StandaloneSimulator start(String... arguments) {
    return StandaloneSimulator.start(new MovableClock(WALL), arguments);
  }
}
