package io.rec.mainapp.contract;

/**
 * One request.
 *
 * @param what is particular about it, for who reads of a failure
 * @param target path and query as they stand in the request
 */
record Sent(Operation operation, String what, String target, String body) {

  Sent to(String other, String because) {
    return new Sent(operation, because, other, body);
  }

  Sent with(String other, String because) {
    return new Sent(operation, because, target, other);
  }
}
