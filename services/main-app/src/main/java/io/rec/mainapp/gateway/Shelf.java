package io.rec.mainapp.gateway;

import io.micronaut.http.HttpStatus;
import io.rec.platform.http.PeerUnavailable;
import io.rec.platform.http.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The last good answers of one kind, given out with their age while new ones cannot be had. Never
 * used for commands.
 */
public final class Shelf<T> {

  /** Where an answer comes from. */
  @FunctionalInterface
  public interface Source<T> {
    Dated<T> find() throws SQLException, PeerUnavailable, InterruptedException;
  }

  /** Each filter of a list is an answer of its own; the oldest asked for goes first. */
  private static final int MOST = 32;

  private final String what;
  private final Ages ages;
  private final Supplier<Optional<String>> hopeless;
  private final Map<String, Dated<T>> known =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Dated<T>> eldest) {
          return size() > MOST;
        }
      };

  /**
   * @param hopeless why it need not even be asked for; empty when it is worth asking
   */
  Shelf(String what, Ages ages, Supplier<Optional<String>> hopeless) {
    this.what = what;
    this.ages = ages;
    this.hopeless = hopeless;
  }

  /** Found out now, or remembered from before; a problem when neither is possible. */
  public Aged<T> take(String key, Duration limit, Source<T> source) throws InterruptedException {
    String why;
    Optional<String> trouble = hopeless.get();
    if (trouble.isPresent()) {
      why = trouble.get();
    } else {
      try {
        Dated<T> found = source.find();
        put(key, found);
        return ages.live(found, limit);
      } catch (SQLException lost) {
        why = "The database does not answer.";
      } catch (PeerUnavailable away) {
        why = away.getMessage() + ".";
      }
    }
    Dated<T> last = get(key);
    if (last == null) {
      throw new ProblemException(
          HttpStatus.SERVICE_UNAVAILABLE,
          "NothingKnown",
          "%s cannot be read now and nothing is remembered. %s".formatted(what, why));
    }
    return ages.cached(last, why);
  }

  private void put(String key, Dated<T> found) {
    synchronized (known) {
      known.put(key, found);
    }
  }

  @SuppressWarnings("NullAway") // a map answers null for what it does not have
  private Dated<T> get(String key) {
    synchronized (known) {
      return known.get(key);
    }
  }
}
