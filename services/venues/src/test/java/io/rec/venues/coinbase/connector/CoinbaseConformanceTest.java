package io.rec.venues.coinbase.connector;

import io.rec.venues.connector.Connector;
import io.rec.venues.connector.ConnectorException;
import io.rec.venues.connector.DataProvider;
import io.rec.venues.connector.market.Timeframe;
import io.rec.venues.connector.registry.Surroundings;
import io.rec.venues.connector.testing.ConnectorConformance;
import io.rec.venues.connector.testing.FaultyHttp;
import io.rec.venues.connector.testing.FaultyService;
import io.rec.venues.connector.testing.Stalls;
import io.rec.venues.connector.testing.Subject;
import java.net.URI;

class CoinbaseConformanceTest extends ConnectorConformance {

  @Override
  protected Subject subject() {
    return new Subject() {
      @Override
      public FaultyService service(Stalls stalls) {
        return new FaultyHttp(stalls, new CoinbaseEnd()::answer);
      }

      @Override
      public Connector connector(URI root, Surroundings around) {
        return CoinbaseEnd.connector(root, around);
      }

      @Override
      public void call(Connector connector) throws ConnectorException, InterruptedException {
        ((DataProvider) connector).bars("BTC-USD", Timeframe.MIN_1, 3);
      }

      @Override
      public boolean readsAnswers() {
        return true;
      }
    };
  }
}
