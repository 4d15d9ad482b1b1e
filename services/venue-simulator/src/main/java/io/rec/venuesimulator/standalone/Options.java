package io.rec.venuesimulator.standalone;

import io.rec.venuesimulator.account.Tier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the program was started with; ports of 0 pick a free one. */
record Options(
    int kalshiPort,
    int coinbasePort,
    int adminPort,
    boolean admin,
    long seed,
    double speed,
    Optional<Instant> start,
    int ticksPerSecond,
    List<String> symbols,
    Map<String, Path> replays,
    List<Member> accounts,
    StockOptions stocks,
    BinanceOptions binance,
    NoticeOptions notices) {

  static final String USAGE =
      """
      Options:
        --kalshi-port PORT     REST and WebSocket of Kalshi (default 0: a free one)
        --coinbase-port PORT   both feeds and the REST calls of Coinbase (default 0)
        --polygon-port PORT    REST of Polygon (default 0)
        --alpaca-port PORT     REST and stream of Alpaca (default 0)
        --binance-port PORT    REST and streams of Binance (default 0)
        --polygon-key KEY[,PLAN]
                               registers a key; repeatable. PLAN is paid (default) or free
        --alpaca-account KEY,SECRET,CASH
                               registers an account; repeatable
        --binance-account KEY,SECRET,USDT
                               registers an account; repeatable
        --market-hours WHICH   exchange (default: those of the US exchanges) or always
        --symbols LIST         coins, comma between (default BTC,ETH)
        --account NAME,KEYID,PUBLIC_KEY.pem,CASH,TIER
                               registers an account; repeatable. RSA (PKCS#1 or SPKI) or Ed25519
        --seed NUMBER          the same seed and clock give the same markets
        --speed FACTOR         how fast the markets' clock runs (default 1, the wall clock)
        --start INSTANT        what the markets' clock shows first (default: now, or the recording's first time)
        --replay [SYMBOL=]FILE recorded prices, lines of time,price; repeatable. The time is RFC 3339
                               or Unix seconds or milliseconds; without SYMBOL it is the first coin's
        --ticks PER_SECOND     Coinbase trades a second and product (default 4)
        --admin                switches for faults on a port of their own
        --admin-port PORT      that port (default 0); implies --admin
        --notices-port PORT    SendGrid, Slack, Discord, Telegram, text messages, webhooks, and the inbox
                               where all of it can be seen (default 0)
        --smtp-port PORT       mail with STARTTLS or in the clear (default 0)
        --smtps-port PORT      mail with TLS from the start (default 0)
        --sendgrid-key KEY,SENDER[,SENDER]
                               a key, and the addresses or domains it may send from; repeatable
        --smtp-user USER,PASSWORD
                               who may hand in mail; repeatable
        --slack-hook TEAM/HOOK/SECRET
                               what follows /services/; repeatable
        --discord-hook ID/TOKEN
                               what follows /api/webhooks/; repeatable
        --telegram-bot TOKEN,NAME,CHAT[,CHAT]
                               a bot, and the chats that know it; repeatable
        --sms-account SID,TOKEN,NUMBER[,NUMBER]
                               an account, and the numbers it may send from; repeatable
        --webhook PATH[,TOKEN] what follows /hooks/, and the bearer token it asks for; repeatable
      """;

  /** One account to register. */
  record Member(String name, String keyId, String pem, BigDecimal cash, Tier tier) {

    static Member parse(String text) {
      String[] parts = text.split(",", -1);
      if (parts.length != 5) {
        throw new IllegalArgumentException(
            "--account wants NAME,KEYID,PUBLIC_KEY.pem,CASH,TIER and got '%s'".formatted(text));
      }
      try {
        return new Member(
            parts[0],
            parts[1],
            Files.readString(Path.of(parts[2])),
            new BigDecimal(parts[3]),
            Tier.of(parts[4]));
      } catch (IOException unreadable) {
        throw new IllegalArgumentException(
            "--account: the public key %s cannot be read".formatted(parts[2]), unreadable);
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException(
            "--account: '%s' is no amount of dollars".formatted(parts[3]), wrong);
      }
    }
  }

  static Options parse(String... args) {
    Map<String, List<String>> values = new TreeMap<>();
    for (int index = 0; index < args.length; index++) {
      String name = args[index];
      if (!USAGE.contains("  " + name + " ")) {
        throw new IllegalArgumentException("there is no option " + name);
      }
      boolean bare = name.equals("--admin");
      if (!bare && index + 1 == args.length) {
        throw new IllegalArgumentException(name + " wants a value");
      }
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(bare ? "" : args[++index]);
    }
    OptionValues given = new OptionValues(values);
    List<String> symbols = given.symbols();
    return new Options(
        given.port("--kalshi-port"),
        given.port("--coinbase-port"),
        given.port("--admin-port"),
        values.containsKey("--admin") || values.containsKey("--admin-port"),
        given.whole("--seed", 20_260_101),
        given.speed(),
        given.start(),
        given.ticks(),
        symbols,
        given.replays(symbols),
        values.getOrDefault("--account", List.of()).stream().map(Member::parse).toList(),
        StockOptions.of(given),
        BinanceOptions.of(given),
        NoticeOptions.of(given));
  }
}
