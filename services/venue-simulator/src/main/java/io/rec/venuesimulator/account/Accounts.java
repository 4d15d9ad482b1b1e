package io.rec.venuesimulator.account;

import java.math.BigDecimal;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Who is registered with the simulator, by key id. Several keys may belong to one account. */
public final class Accounts {

  record Key(Account account, PublicKey publicKey, RegisteredKey shown) {}

  private static final Set<String> ALL = Set.of("read", "write");

  private final Clock clock;
  private final AtomicInteger next;
  private final Consumer<Account> opened;
  private final Map<String, Account> byName = new ConcurrentHashMap<>();
  private final Map<String, Key> byKeyId = new ConcurrentHashMap<>();
  private volatile Optional<Account> unsigned = Optional.empty();

  /** Numbers are given out from the first one on; who is listening is told of each new account. */
  public Accounts(Clock clock, int firstNumber, Consumer<Account> opened) {
    this.clock = clock;
    this.next = new AtomicInteger(firstNumber);
    this.opened = opened;
  }

  /**
   * Opens an account, or adds a key to the one of that name.
   *
   * @throws IllegalArgumentException saying what is wrong with the key or the cash
   */
  public Account register(
      String name, String keyId, String publicKeyPem, BigDecimal cash, Tier tier) {
    Account account = open(name, cash, tier);
    register(account, new RegisteredKey(keyId, name, ALL), publicKeyPem);
    return account;
  }

  /**
   * Adds a key to an account.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public void register(Account account, RegisteredKey key, String publicKeyPem) {
    byKeyId.put(key.id(), new Key(account, PublicKeys.read(publicKeyPem), key));
  }

  /** Whether it was there. */
  public boolean remove(Account account, String keyId) {
    Key key = byKeyId.get(keyId);
    return key != null && key.account().equals(account) && byKeyId.remove(keyId, key);
  }

  public List<RegisteredKey> keys(Account account) {
    return byKeyId.values().stream()
        .filter(key -> key.account().equals(account))
        .map(Key::shown)
        .sorted(Comparator.comparing(RegisteredKey::id))
        .toList();
  }

  /**
   * The account of callers that bring no headers at all. Only a paper desk has one, whose pods hold
   * no key; whoever signs is checked there as well.
   */
  public Account openUnsigned(String name, BigDecimal cash, Tier tier) {
    Account account = open(name, cash, tier);
    unsigned = Optional.of(account);
    return account;
  }

  public Optional<Account> unsigned() {
    return unsigned;
  }

  Optional<Key> key(String keyId) {
    return Optional.ofNullable(byKeyId.get(keyId));
  }

  private Account open(String name, BigDecimal cash, Tier tier) {
    if (cash.signum() < 0) {
      throw new IllegalArgumentException("an account cannot open with " + cash.toPlainString());
    }
    return byName.computeIfAbsent(
        name,
        key -> {
          Account account =
              new Account(
                  next.getAndIncrement(),
                  key,
                  cash,
                  tier,
                  clock.instant(),
                  TokenBucket.nanos(clock));
          opened.accept(account);
          return account;
        });
  }
}
