package io.rec.tradeexecutor.amend;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.sql.SQLException;

/** The trader's way to other terms. */
@Controller("/orders")
final class AmendController {

  private final AmendDesk desk;

  AmendController(AmendDesk desk) {
    this.desk = desk;
  }

  @Post("/{id}/amend")
  AmendAnswer amend(String id, @Body AmendRequest request)
      throws SQLException, InterruptedException {
    return desk.amend(id, request);
  }
}
