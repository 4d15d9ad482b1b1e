package io.rec.cli.peer;

/**
 * What a service said.
 *
 * @param elsewhere whether another pod of it is the one to ask: this one only stands by
 */
public record Answer(int status, String body, boolean elsewhere) {
  public boolean ok() {
    return status >= 200 && status < 300;
  }
}
