package io.rec.unifiedproductioncoordinator.fingerprints;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.rec.domain.probability.Fingerprints;
import io.rec.platform.http.ProblemException;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.Refusal;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetFile;
import io.rec.unifiedproductioncoordinator.fingerprints.tables.SetName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;

/** The sets for {@code recio fingerprints} and other services; all routes demand the token. */
@Controller("/api/fingerprints")
final class FingerprintsController {
  private final FingerprintSets sets;
  private final MeterRegistry meters;

  FingerprintsController(FingerprintSets sets, MeterRegistry meters) {
    this.sets = sets;
    this.meters = meters;
  }

  @Get("/{symbol}")
  List<StoredSet> list(String symbol) throws SQLException {
    try {
      return sets.list(symbol);
    } catch (Refusal refused) {
      throw problem(refused);
    }
  }

  /** A whole set as our long CSV; {@code active} instead of a version gives the active one. */
  @Get("/{symbol}/{version}")
  @Produces(MediaType.TEXT_CSV)
  String file(String symbol, String version) throws SQLException, IOException {
    try {
      var tables =
          version.equals(SetName.ACTIVE)
              ? sets.active(SetName.symbol(symbol))
              : sets.load(new SetName(symbol, version));
      return text(tables.orElseThrow(() -> nothing(symbol, version)));
    } catch (Refusal refused) {
      throw problem(refused);
    }
  }

  /** Takes our long CSV, plain or gzip. */
  @Post("/{symbol}")
  @Consumes(MediaType.ALL)
  @Status(HttpStatus.CREATED)
  Imported take(
      String symbol,
      @QueryValue String version,
      @QueryValue(defaultValue = "upload") String source,
      @QueryValue(defaultValue = "false") boolean activate,
      @QueryValue(defaultValue = "false") boolean force,
      @Body byte[] file)
      throws SQLException, IOException {
    try {
      var set = SetFile.read(new SetName(symbol, version), new ByteArrayInputStream(file));
      var imported = sets.take(set, source, activate, force);
      count("accepted");
      return imported;
    } catch (Refusal refused) {
      count("refused");
      throw problem(refused);
    }
  }

  @Post("/{symbol}/{version}/activate")
  @Consumes(MediaType.ALL)
  StoredSet activate(String symbol, String version, @QueryValue(defaultValue = "false") boolean pin)
      throws SQLException {
    try {
      return sets.activate(new SetName(symbol, version), pin);
    } catch (Refusal refused) {
      throw problem(refused);
    }
  }

  private void count(String outcome) {
    meters.counter("recio.fingerprint.imports", "outcome", outcome).increment();
  }

  private static String text(Fingerprints tables) throws IOException {
    var text = new StringWriter();
    SetFile.write(tables, text);
    return text.toString();
  }

  private static ProblemException nothing(String symbol, String version) {
    return new ProblemException(
        HttpStatus.NOT_FOUND, "NoFingerprints", "there is no set %s %s".formatted(symbol, version));
  }

  private static ProblemException problem(Refusal refused) {
    return new ProblemException(
        HttpStatus.UNPROCESSABLE_ENTITY, "FingerprintsRefused", refused.sentence());
  }
}
