package io.rec.venuesimulator.kalshi.member;

import io.rec.venuesimulator.account.Account;
import io.rec.venuesimulator.account.Accounts;
import io.rec.venuesimulator.account.KeyMaker;
import io.rec.venuesimulator.account.RegisteredKey;
import io.rec.venuesimulator.desk.Denied;
import io.rec.venuesimulator.kalshi.form.Refusal;
import io.rec.venuesimulator.wire.JsonObject;
import io.rec.venuesimulator.wire.VenueAnswer;
import io.rec.venuesimulator.wire.VenueRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** {@code /api_keys…}: a member's keys. They last as long as the simulator runs. */
final class KeyCalls {

  private static final int CREATED = 201;
  private static final Set<String> SCOPES =
      Set.of(
          "read",
          "write",
          "read::block_trade_accept",
          "read::portfolio_balance",
          "write::trade",
          "write::transfer",
          "write::fcm_risk",
          "write::block_trade_accept");
  private static final List<String> USUAL = List.of("read", "write");

  private final Accounts accounts;
  private final AtomicLong made = new AtomicLong();

  KeyCalls(Accounts accounts) {
    this.accounts = accounts;
  }

  VenueAnswer answer(Account account, VenueRequest request, List<String> path) {
    return switch (request.method() + ' ' + String.join("/", path)) {
      case "GET " -> list(account);
      case "POST " -> register(account, Body.of(request));
      case "POST generate" -> generate(account, Body.of(request));
      default ->
          request.method().equals("DELETE")
                  && path.size() == 1
                  && accounts.remove(account, path.getFirst())
              ? VenueAnswer.NO_CONTENT
              : Refusal.notFound();
    };
  }

  private VenueAnswer list(Account account) {
    List<JsonObject> keys =
        accounts.keys(account).stream()
            .map(
                key ->
                    new JsonObject()
                        .with("api_key_id", key.id())
                        .with("name", key.name())
                        .with("scopes", new TreeSet<>(key.scopes())))
            .toList();
    return VenueAnswer.ok(new JsonObject().with("api_keys", keys));
  }

  private VenueAnswer register(Account account, Body body) {
    RegisteredKey key = key(account, body);
    add(account, key, body.required("public_key"));
    return VenueAnswer.of(CREATED, new JsonObject().with("api_key_id", key.id()));
  }

  private VenueAnswer generate(Account account, Body body) {
    RegisteredKey key = key(account, body);
    String type = body.text("key_type").orElse("rsa");
    KeyMaker pair =
        switch (type) {
          case "rsa" -> KeyMaker.rsa();
          case "ed25519" -> KeyMaker.ed25519();
          default -> throw Denied.invalidParameters("key_type");
        };
    add(account, key, pair.publicPem());
    return VenueAnswer.of(
        CREATED,
        new JsonObject()
            .with("api_key_id", key.id())
            .with("key_type", type)
            .with("private_key", pair.privatePem()));
  }

  private void add(Account account, RegisteredKey key, String publicPem) {
    try {
      accounts.register(account, key, publicPem);
    } catch (IllegalArgumentException noKey) {
      throw Denied.invalidParameters("public_key: " + noKey.getMessage());
    }
  }

  private RegisteredKey key(Account account, Body body) {
    List<String> asked = body.texts("scopes");
    Set<String> scopes = Set.copyOf(asked.isEmpty() ? USUAL : asked);
    if (!SCOPES.containsAll(scopes) || scopes.contains("write") && !scopes.contains("read")) {
      throw Denied.invalidParameters("scopes");
    }
    String name = account.name() + "/key " + made.incrementAndGet();
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new RegisteredKey(id.toString(), body.required("name"), scopes);
  }
}
