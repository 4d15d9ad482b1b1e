package io.rec.mainapp.gateway.exports;

import java.io.IOException;
import java.io.Writer;
import java.sql.SQLException;

/** Writes the whole of a document. */
@FunctionalInterface
public interface Body {
  void write(Writer out) throws IOException, SQLException;
}
