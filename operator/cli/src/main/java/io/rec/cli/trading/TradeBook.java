package io.rec.cli.trading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rec.cli.peer.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The trades that a trade manager keeps. */
public final class TradeBook {
  /** Who keeps it. */
  public static final String SERVICE = "trade-manager";

  /** What one answer holds at most. */
  private static final int PAGE = 500;

  /** Money is never a floating-point number. */
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Peer keeper;

  public TradeBook(Peer keeper) {
    this.keeper = keeper;
  }

  /** Newest first; reads page after page until there are enough. */
  public List<JsonNode> list(Wanted wanted) throws InterruptedException {
    var found = new ArrayList<JsonNode>();
    int page = wanted.picky() ? PAGE : Math.min(PAGE, wanted.limit());
    Optional<Long> cursor = Optional.empty();
    while (true) {
      JsonNode read = read(keeper.get(wanted.path(page, cursor)));
      for (JsonNode trade : read) {
        if (wanted.picks(trade)) {
          found.add(trade);
        }
        if (found.size() == wanted.limit()) {
          return found;
        }
      }
      if (read.size() < page) {
        return found;
      }
      cursor = Optional.of(read.get(read.size() - 1).path("id").asLong());
    }
  }

  /** One trade with all that happened to it. */
  public JsonNode one(long id) throws InterruptedException {
    return read(keeper.get("/trades/" + id));
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the trade manager answered no JSON: " + json, e);
    }
  }
}
