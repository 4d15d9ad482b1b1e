package io.rec.e2e.desk;

import java.util.List;

/** The desk's own PostgreSQL, as one who may do everything in it. */
public record Database(Desk desk) {

  /** The lines that a statement answers; its columns are parted by a bar. */
  public List<String> run(String statement) {
    return desk.kubectl(
            "exec",
            "postgres-0",
            "--",
            "psql",
            "--username=postgres",
            "--dbname=rec_io_db",
            "--no-align",
            "--tuples-only",
            "--command=" + statement)
        .run()
        .succeeded()
        .lines();
  }
}
