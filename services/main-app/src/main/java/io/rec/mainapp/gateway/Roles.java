package io.rec.mainapp.gateway;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.rec.platform.http.Answer;
import io.rec.platform.http.Call;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.Peers;
import io.rec.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks the other services, within the time that a person waits. */
@Singleton
public final class Roles {

  private static final Duration READ = Duration.ofSeconds(2);
  private static final Duration COMMAND = Duration.ofSeconds(8);

  private final Peers peers;
  private final JsonMapper json;

  Roles(Peers peers, JsonMapper json) {
    this.peers = peers;
    this.json = json;
  }

  public <T> T read(String component, String path, Class<T> type)
      throws PeerUnavailable, InterruptedException {
    return peers.read(Call.get(component, path).within(READ).once(), type);
  }

  /**
   * The same where the other may not have what is asked for.
   *
   * @throws ProblemException with the other's words when it refuses
   */
  public <T> T find(String component, String path, Class<T> type)
      throws PeerUnavailable, InterruptedException {
    return told(component, peers.send(Call.get(component, path).within(READ).once()), type);
  }

  /**
   * Has a command done; the key makes a repetition recognisable.
   *
   * @throws ProblemException with the other's words when it refuses, and 503 when nobody knows
   *     whether it was done
   */
  public <T> T command(String component, String path, Object body, String key, Class<T> type)
      throws InterruptedException {
    return command(Call.post(component, path, body).within(COMMAND).idempotent(key), type);
  }

  /** The same for whoever cannot wait so long: asked once, within this time. */
  public <T> T within(
      Duration limit, String component, String path, Object body, String key, Class<T> type)
      throws InterruptedException {
    return command(Call.post(component, path, body).within(limit).once().idempotent(key), type);
  }

  /** The same where nothing is answered but that it was done. */
  public void order(String component, String path, String key) throws InterruptedException {
    try {
      Answer answer = peers.send(Call.post(component, path, "{}").within(COMMAND).idempotent(key));
      if (!answer.ok()) {
        throw refusal(component, answer);
      }
    } catch (PeerUnavailable away) {
      throw unknown(away);
    }
  }

  /** The same with PUT, which may be repeated as it is, of whoever need not be ready for it. */
  public <T> T put(String component, String path, Object body, Class<T> type)
      throws PeerUnavailable, InterruptedException {
    return told(
        component, peers.send(Call.put(component, path, body).toPod().within(COMMAND)), type);
  }

  private <T> T command(Call call, Class<T> type) throws InterruptedException {
    try {
      return told(call.component(), peers.send(call), type);
    } catch (PeerUnavailable away) {
      throw unknown(away);
    }
  }

  private static ProblemException unknown(PeerUnavailable away) {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "OutcomeUnknown",
        "%s; whether it was done is not known. The same request may be sent again."
            .formatted(away.getMessage()));
  }

  private <T> T told(String component, Answer answer, Class<T> type) throws PeerUnavailable {
    if (!answer.ok()) {
      throw refusal(component, answer);
    }
    return answer.as(type, component, json);
  }

  /** A refusal goes on as it is; a failure of the other service is not this one's. */
  private ProblemException refusal(String component, Answer answer) throws PeerUnavailable {
    if (answer.status() == HttpStatus.UNAUTHORIZED.getCode()) {
      // It is this service that was not let in: who asked is signed in all right.
      return new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "PeerRefused",
          "%s does not take the token of the services; nothing was done.".formatted(component));
    }
    if (answer.status() < HttpStatus.BAD_REQUEST.getCode()
        || answer.status() >= HttpStatus.INTERNAL_SERVER_ERROR.getCode()) {
      throw new PeerUnavailable(component, "answered " + answer.status(), null);
    }
    HttpStatus status = HttpStatus.valueOf(answer.status());
    try {
      @Nullable JsonNode problem = json.readValue(answer.body(), JsonNode.class);
      if (problem != null && problem.isObject()) {
        ProblemException refused =
            new ProblemException(
                status, text(problem, "reason", "Refused"), text(problem, "detail", component));
        String rule = text(problem, "rule", "");
        return rule.isEmpty() ? refused : refused.withField("rule", rule);
      }
    } catch (IOException otherText) {
      // Said below: whatever it was, it was no.
    }
    return new ProblemException(
        status, "Refused", "%s answered %d.".formatted(component, answer.status()));
  }

  private static String text(JsonNode node, String name, String otherwise) {
    @Nullable JsonNode value = node.get(name);
    return value == null || !value.isString() ? otherwise : value.getStringValue();
  }
}
