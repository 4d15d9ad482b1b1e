package io.rec.unifiedproductioncoordinator.production;

import java.sql.SQLException;

/** Where a finished table goes. Returns when everybody who listens has been told. */
public interface Publisher {

  void publish(Produced produced, Pipeline pipeline) throws SQLException;
}
